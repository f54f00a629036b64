package io.wirewatch.analysis.live;

import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.configuration.Problem;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The topics in force, read anew when their files change. A new pack is compiled beside the one in
 * force and takes its place in one step; whoever reads a text holds on to the pack with which it
 * began.
 */
public final class LivePack implements Supplier<TopicPack> {
  private final Path config;
  private final Function<PackFiles, TopicPack> compiler;
  private volatile InForce inForce;

  // what follows belongs to whoever reloads
  private LastGood lastGood;
  private String loaded;
  private String seen;

  /**
   * What is in force.
   *
   * @param pack the topics
   * @param lastGood the files that are bad and of which the last good version is in force
   * @param problems all that is wrong
   */
  public record InForce(TopicPack pack, SortedSet<String> lastGood, List<Problem> problems) {
    /** Takes the collections as they are from now on. */
    public InForce {
      lastGood = Collections.unmodifiableSortedSet(lastGood);
      problems = List.copyOf(problems);
    }
  }

  /** What a reload put in the place of what. */
  public record Reload(InForce before, InForce after) {
    /** Whether other definitions are in force. */
    public boolean isChange() {
      return !before.pack().version().equals(after.pack().version());
    }
  }

  /**
   * Loads for the first time.
   *
   * @param config the configuration folder
   * @param compiler makes a pack of files; it may take its time
   */
  public LivePack(Path config, Function<PackFiles, TopicPack> compiler) {
    this.config = config;
    this.compiler = files -> compiler.apply(files.withExamples(config));
    this.loaded = hash();
    this.seen = loaded;
    LastGood.Choice choice = LastGood.NOTHING.choose(PackFiles.definitions(config), this.compiler);
    this.inForce = new InForce(choice.pack(), choice.kept(), choice.pack().problems());
    this.lastGood = choice.next();
  }

  /** The topics in force. */
  @Override
  public TopicPack get() {
    return inForce.pack();
  }

  /** The topics in force, and what is wrong with their files. */
  public InForce inForce() {
    return inForce;
  }

  /**
   * Reads and compiles the files, and puts them in force. What is bad stays as it was when it was
   * last good.
   */
  public synchronized Reload reload() {
    return load(hash());
  }

  /**
   * The same if the files changed and, since the last call, did so no more: someone may be writing.
   */
  public synchronized Optional<Reload> reloadIfChanged() {
    String now = hash();
    boolean still = now.equals(seen);
    seen = now;
    return still && !now.equals(loaded) ? Optional.of(load(now)) : Optional.empty();
  }

  private Reload load(String hash) {
    InForce before = inForce;
    loaded = hash; // taken before the files are read: what changes meanwhile is seen next time
    try {
      LastGood.Choice choice = lastGood.choose(PackFiles.definitions(config), compiler);
      inForce = new InForce(choice.pack(), choice.kept(), choice.pack().problems());
      lastGood = choice.next();
    } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
      List<Problem> problems = new ArrayList<>(before.pack().problems());
      problems.add(
          new Problem(
              config.toString(),
              1,
              "",
              "cannot be loaded, so all stays as it was: " + e.getMessage()));
      inForce = new InForce(before.pack(), before.lastGood(), problems);
    }
    return new Reload(before, inForce);
  }

  private String hash() {
    return FolderHash.of(config, PackFiles.PLACES);
  }
}
