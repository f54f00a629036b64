package io.wirewatch.analysis.adapter;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.wirewatch.analysis.Analyst;
import io.wirewatch.analysis.embedding.SentenceEmbedder;
import io.wirewatch.analysis.example.Teacher;
import io.wirewatch.analysis.live.LivePack;
import io.wirewatch.analysis.origin.Agency;
import io.wirewatch.analysis.origin.Origins;
import io.wirewatch.analysis.story.Senses;
import io.wirewatch.analysis.topic.Feedback;
import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.TopicSetup;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts the analysis service together. */
@ApplicationScoped
public class Analysis {
  private static final Logger LOG = Logger.getLogger(Analysis.class);
  private static final int BEFORE_ALL_ELSE = 1;

  void createTopics(
      @Observes @Priority(BEFORE_ALL_ELSE) StartupEvent start,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      AnalysisSettings settings) {
    TopicSetup.ensure(
        bootstrapServers,
        settings.topics().partitions(),
        settings.topics().replicationFactor(),
        List.of(Topics.ARTICLES, Topics.ARTICLES_TAGGED, Topics.STORIES));
  }

  @Startup
  @Produces
  @Singleton
  LivePack topics(AnalysisSettings settings) {
    Teacher teacher = new Teacher(settings.config());
    Function<PackFiles, TopicPack> compilation =
        files -> settings.examples() ? TopicPack.of(files, teacher) : TopicPack.of(files);
    LivePack topics = new LivePack(settings.config(), compilation);
    topics.inForce().problems().forEach(problem -> LOG.errorf("topic left out: %s", problem));
    TopicPack pack = topics.get();
    LOG.infof("%d topics in force, pack %s", pack.definitions().size(), pack.version());
    return topics;
  }

  @Produces
  @Singleton
  Analyst analyst(LivePack topics, AnalysisSettings settings) {
    Loaded<Agency> agencies = Agency.read(settings.config());
    agencies.problems().forEach(problem -> LOG.errorf("agency left out: %s", problem));
    return new Analyst(
        topics,
        new Origins(agencies.values()),
        new Senses(settings.stories().vectors(), SentenceEmbedder::new));
  }

  @Produces
  @Singleton
  Feedback feedback(AnalysisSettings settings) {
    return new Feedback(settings.config());
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
