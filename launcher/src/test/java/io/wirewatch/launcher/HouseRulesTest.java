package io.wirewatch.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** How our code is named and cut, and why. */
class HouseRulesTest {
  private static final int LONGEST = 250;

  /** Main files that are longer, each by its path in the checkout and with its reason. */
  private static final Map<String, String> LONGER = Map.of();

  private static final JavaClasses WIREWATCH = Modules.compiled();

  @Test
  void namesSayWhatSomethingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl)")
        .because("such a name fits anything, so everything ends up there; use the field's own word")
        .check(WIREWATCH);
  }

  @Test
  void packagesAreByFeature() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..",
            "..utils..",
            "..common..",
            "..impl..",
            "..dto..",
            "..dao..",
            "..mapper..",
            "..mappers..")
        .because("cut by layer, five packages take part in one change")
        .check(WIREWATCH);
  }

  @Test
  void noPackageLetsNullsAcrossItsBoundary() {
    classes()
        .should(
            new ArchCondition<>("reside in a package that is @NullMarked") {
              @Override
              public void check(JavaClass ours, ConditionEvents events) {
                events.add(
                    new SimpleConditionEvent(
                        ours,
                        ours.getPackage().isAnnotatedWith(NullMarked.class),
                        ours.getPackageName()
                            + " has no package-info.java that is @NullMarked, for "
                            + ours.getName()));
              }
            })
        .because("NullAway checks nothing in a package that does not ask for it")
        .check(WIREWATCH);
  }

  @Test
  void mainFilesAreShortOrSayWhyNot() throws IOException {
    SortedMap<String, Integer> longer = new TreeMap<>();
    for (Path source : Modules.sources()) {
      int lines = Files.readAllLines(source).size();
      if (lines > LONGEST) {
        longer.put(Modules.ROOT.relativize(source).toString(), lines);
      }
    }
    assertThat(longer.keySet())
        .as(
            "main files of more than %d lines: a class that everything goes through is to be cut,"
                + " or named here with its reason; found %s",
            LONGEST, longer)
        .containsExactlyInAnyOrderElementsOf(LONGER.keySet());
  }
}
