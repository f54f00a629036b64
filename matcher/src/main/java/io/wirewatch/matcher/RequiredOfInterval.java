package io.wirewatch.matcher;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.jspecify.annotations.Nullable;

/**
 * The words that a document must have for an interval to be there: what the interval's sources tell
 * a visitor. A source that tells nothing requires nothing.
 */
final class RequiredOfInterval {
  private final LeafCompiler leaves;
  private final IntervalQuery query;
  private final long framesOutside = frames();
  private @Nullable InvalidQuery refused;

  RequiredOfInterval(LeafCompiler leaves, IntervalQuery query) {
    this.leaves = leaves;
    this.query = query;
  }

  Clause clause() throws InvalidQuery {
    Node root = new Node(BooleanClause.Occur.MUST);
    try {
      query.visit(root);
    } catch (StackOverflowError e) {
      throw tooDeep();
    }
    if (refused != null) {
      throw refused;
    }
    return root.clause();
  }

  private InvalidQuery tooDeep() {
    return new InvalidQuery("has an interval that is nested deeper than " + Compiler.MAX_DEPTH);
  }

  /** Most sources do not tell a visitor that they begin; but each calls the ones within. */
  private boolean isTooDeep() {
    return frames() - framesOutside > 2 * Compiler.MAX_DEPTH;
  }

  private static long frames() {
    return StackWalker.getInstance().walk(Stream::count);
  }

  private interface Part {
    /** What is required, or null for nothing. */
    @Nullable Clause required();
  }

  private final class Node extends QueryVisitor implements Part {
    private final BooleanClause.Occur occur;
    private final List<Part> parts = new ArrayList<>();

    private Node(BooleanClause.Occur occur) {
      this.occur = occur;
    }

    private Clause clause() {
      Clause required = required();
      return required == null ? leaves.anyDocument() : required;
    }

    @Override
    public @Nullable Clause required() {
      List<Clause> required = new ArrayList<>();
      for (Part part : parts) {
        Clause clause = part.required();
        if (clause != null) {
          required.add(clause);
        } else if (occur == BooleanClause.Occur.SHOULD) {
          return null;
        }
      }
      return switch (occur) {
        case MUST, FILTER -> required.isEmpty() ? null : Clauses.all(required, List.of());
        case SHOULD -> required.isEmpty() ? null : Clauses.any(1, required);
        case MUST_NOT -> null;
      };
    }

    @Override
    public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
      Node node = new Node(occur);
      parts.add(node);
      return node;
    }

    @Override
    public void consumeTerms(Query leaf, Term... terms) {
      for (Term term : terms) {
        add(() -> leaves.word(leaf, term));
      }
    }

    @Override
    public void consumeTermsMatching(
        Query leaf, String field, Supplier<ByteRunAutomaton> automaton) {
      leaves.needAllWords();
      add(() -> leaves.pattern(leaf, field, automaton.get()));
    }

    @Override
    public void visitLeaf(Query leaf) {
      parts.add(() -> null);
    }

    private void add(Compilation compilation) {
      if (isTooDeep()) {
        refused = tooDeep();
        return;
      }
      try {
        Clause clause = compilation.clause();
        parts.add(() -> clause);
      } catch (InvalidQuery e) {
        refused = e;
      }
    }
  }

  private interface Compilation {
    Clause clause() throws InvalidQuery;
  }
}
