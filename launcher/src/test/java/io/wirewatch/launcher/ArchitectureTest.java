package io.wirewatch.launcher;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may depend on what, and why. */
class ArchitectureTest {
  /** For each module, the modules of ours that it may use; any other is one too many. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("events", Set.of()),
          entry("kafka", Set.of("events")),
          entry("configuration", Set.of()),
          entry("guard", Set.of()),
          entry("matcher", Set.of()),
          entry("broker", Set.of()),
          entry("ingest-service", Set.of("events", "kafka", "configuration", "guard")),
          entry("analysis-service", Set.of("events", "kafka", "configuration", "matcher")),
          entry("alert-service", Set.of("events", "kafka", "configuration", "guard", "matcher")),
          entry("launcher", Set.of("events", "configuration", "broker")),
          entry(
              "benchmarks",
              Set.of(
                  "events",
                  "kafka",
                  "broker",
                  "guard",
                  "matcher",
                  "configuration",
                  "ingest-service",
                  "analysis-service",
                  "alert-service")));

  private static final String[] SERVICES = {
    "io.wirewatch.ingest..", "io.wirewatch.analysis..", "io.wirewatch.alert.."
  };

  /** Where a service touches the world: its adapter packages, and one package for each channel. */
  private static final String[] EDGES = {
    "io.wirewatch.*.adapter..", "io.wirewatch.alert.delivery.*.."
  };

  private static final DescribedPredicate<JavaClass> DOMAIN =
      resideInAnyPackage(SERVICES)
          .and(DescribedPredicate.not(resideInAnyPackage(EDGES)))
          .as("the services' domain");

  private static final JavaClasses WIREWATCH = Modules.compiled();

  static List<String> modules() {
    return Modules.names();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void modulesUseOnlyTheModulesTheyMay(String module) {
    assertThat(MAY_USE).as("modules that say what they may use").containsKey(module);
    Set<String> banned = new HashSet<>(Modules.names());
    banned.remove(module);
    banned.removeAll(MAY_USE.get(module));
    noClasses()
        .that()
        .resideInAPackage(Modules.packageOf(module) + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            banned.stream().map(name -> Modules.packageOf(name) + "..").toArray(String[]::new))
        .because(
            "services share contracts and small libraries only, never each other, so that each can"
                + " be read, tested, replaced and restarted alone")
        .check(WIREWATCH);
  }

  @Test
  void everyClassLivesInThePackageOfItsModule() {
    classes()
        .should()
        .resideInAnyPackage(
            modules().stream().map(name -> Modules.packageOf(name) + "..").toArray(String[]::new))
        .because("the rules here know a module by its package")
        .check(WIREWATCH);
  }

  @Test
  void eventsArePlainJavaAndJackson() {
    onlyUses(
        "io.wirewatch.events..",
        List.of("com.fasterxml.jackson.."),
        "whoever reads our topics can read them with this jar and no framework");
  }

  @Test
  void theMatcherIsPlainJavaLuceneAndAPersistentMap() {
    onlyUses(
        "io.wirewatch.matcher..",
        List.of("org.apache.lucene..", "io.vavr.collection.."),
        "which of many queries a text matches is of use beyond news, Kafka and Quarkus");
  }

  private static void onlyUses(String ours, List<String> libraries, String reason) {
    classes()
        .that()
        .resideInAPackage(ours)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(
                    libraries.stream(), Stream.of(ours, "java..", "org.jspecify.annotations.."))
                .toArray(String[]::new))
        .because(reason)
        .check(WIREWATCH);
  }

  @Test
  void onlyTheEdgesOfServicesTouchFrameworksAndTheNetwork() {
    noClasses()
        .that(DOMAIN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus..",
            "io.quarkiverse..",
            "io.smallrye..",
            "io.vertx..",
            "io.micrometer..",
            "org.eclipse.microprofile..",
            "jakarta..",
            "org.apache.kafka..",
            "io.wirewatch.kafka..",
            "java.net.http..",
            "org.apache.hc..")
        .because("what decides is plain Java, and is tested without a container or a broker")
        .check(WIREWATCH);
  }

  @Test
  void theDomainDoesNotKnowItsEdges() {
    noClasses()
        .that(DOMAIN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(EDGES)
        .because(
            "an edge adapts the domain to the world; the other way round the domain is not plain")
        .check(WIREWATCH);
  }

  @Test
  void deliveryChannelsDoNotKnowEachOther() {
    slices()
        .matching("io.wirewatch.alert.delivery.(*)..")
        .should()
        .notDependOnEachOther()
        .because("a channel is one package that can be added and removed by itself")
        .check(WIREWATCH);
  }

  @Test
  void onlyTheMatcherAndTheAnalysersUseLucene() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.wirewatch.matcher..", "io.wirewatch.analysis.text", "io.wirewatch.benchmarks..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .because(
            "services hand queries over as the matcher's types; in analysis what brings the words of"
                + " a language to their lemmas is written as Lucene's analysers are")
        .check(WIREWATCH);
  }

  @Test
  void onlyTheGuardUsesTheHttpClientLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.wirewatch.guard..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.hc..")
        .because("only the guard's client checks the address, the size and the time of a request")
        .check(WIREWATCH);
  }

  @Test
  void servicesSendNoRequestPastTheGuard() {
    noClasses()
        .that()
        .resideInAnyPackage(SERVICES)
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.net.http..")
                .or(nameMatching("java\\.net\\.(Http)?URLConnection|java\\.net\\.Socket"))
                .as("a client of the JDK's"))
        .orShould()
        .accessTargetWhere(
            targetOwner(type(java.net.URL.class))
                .and(JavaAccess.Predicates.target(nameMatching("open.+|getContent")))
                .as("a URL is opened"))
        .because("a URL comes from whoever wrote the feed, and may lead to a private address")
        .check(WIREWATCH);
  }

  @Test
  void nothingSleeps() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.wirewatch.alert.adapter.Deliveries") // the courier's Pause
        .and()
        .doNotHaveFullyQualifiedName(Supervisor.class.getName()) // the pause before a restart
        .should()
        .accessTargetWhere(
            targetOwner(type(Thread.class))
                .and(JavaAccess.Predicates.target(name("sleep")))
                .as("a thread sleeps"))
        .because(
            "a sleep guesses when something will have happened; wait for it, or pass in what lets"
                + " time pass, as the courier does")
        .check(WIREWATCH);
  }

  @Test
  void theDomainIsGivenTheTime() {
    noClasses()
        .that(
            DOMAIN.or(
                resideInAnyPackage(
                    "io.wirewatch.events..",
                    "io.wirewatch.kafka..",
                    "io.wirewatch.configuration..",
                    "io.wirewatch.guard..",
                    "io.wirewatch.matcher..")))
        .should()
        .accessTargetWhere(
            targetOwner(resideInAPackage("java.time.."))
                .and(JavaAccess.Predicates.target(name("now")))
                .or(
                    targetOwner(type(Clock.class).or(type(InstantSource.class)))
                        .and(JavaAccess.Predicates.target(nameMatching("system.*|tick.+"))))
                .or(
                    targetOwner(type(System.class))
                        .and(JavaAccess.Predicates.target(name("currentTimeMillis"))))
                .as("the time of day is read"))
        .orShould()
        .dependOnClassesThat(type(Date.class))
        .because(
            "what depends on the time is decided for a time that is passed in, and can be decided"
                + " again for the past")
        .check(WIREWATCH);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("io.wirewatch.(**)")
        .should()
        .beFreeOfCycles()
        .because("of two packages that need each other neither can be read first")
        .check(WIREWATCH);
  }
}
