package io.wirewatch.matcher;

/** Asks for what no document has. */
enum NoClause implements Clause {
  INSTANCE;

  @Override
  public boolean matches(Reading reading) {
    return false;
  }

  @Override
  public boolean witness(Reading reading, Witnesses witnesses) {
    return false;
  }

  @Override
  public long sentences(int field, Reading reading) {
    return 0;
  }

  @Override
  public Cover cover(Frequencies frequencies) {
    return Cover.NONE;
  }

  @Override
  public int effort() {
    return 0;
  }
}
