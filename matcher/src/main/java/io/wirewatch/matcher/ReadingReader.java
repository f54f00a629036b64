package io.wirewatch.matcher;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafMetaData;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.TermVectors;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** An index of one document, of which only the terms can be read: a {@link Reading} for Lucene. */
final class ReadingReader extends LeafReader {
  private final Reading reading;
  private final Vocabulary vocabulary;
  private final @Nullable ReadingTerms[] terms;

  /** The field that was asked for last, as nearly every question is of one field. */
  private @Nullable String lastField;

  private @Nullable ReadingTerms lastTerms;

  ReadingReader(Reading reading, Vocabulary vocabulary) {
    this.reading = reading;
    this.vocabulary = vocabulary;
    terms = new ReadingTerms[vocabulary.fields().size()];
  }

  @Override
  public @Nullable Terms terms(String field) {
    if (!field.equals(lastField)) {
      lastTerms = termsOf(field);
      lastField = field;
    }
    return lastTerms;
  }

  private @Nullable ReadingTerms termsOf(String field) {
    Fields.Field known = vocabulary.fields().get(field);
    if (known == null) {
      return null;
    }
    ReadingTerms ofField = terms[known.number()];
    if (ofField == null) {
      ofField = new ReadingTerms(reading, vocabulary, known.number());
      terms[known.number()] = ofField;
    }
    return ofField;
  }

  @Override
  public int numDocs() {
    return 1;
  }

  @Override
  public int maxDoc() {
    return 1;
  }

  @Override
  public FieldInfos getFieldInfos() {
    return FieldInfos.EMPTY;
  }

  @Override
  public @Nullable CacheHelper getCoreCacheHelper() {
    return null;
  }

  @Override
  public @Nullable CacheHelper getReaderCacheHelper() {
    return null;
  }

  @Override
  public @Nullable NumericDocValues getNumericDocValues(String field) {
    return null;
  }

  @Override
  public @Nullable BinaryDocValues getBinaryDocValues(String field) {
    return null;
  }

  @Override
  public @Nullable SortedDocValues getSortedDocValues(String field) {
    return null;
  }

  @Override
  public @Nullable SortedNumericDocValues getSortedNumericDocValues(String field) {
    return null;
  }

  @Override
  public @Nullable SortedSetDocValues getSortedSetDocValues(String field) {
    return null;
  }

  @Override
  public @Nullable NumericDocValues getNormValues(String field) {
    return null;
  }

  @Override
  public @Nullable DocValuesSkipper getDocValuesSkipper(String field) {
    return null;
  }

  @Override
  public @Nullable FloatVectorValues getFloatVectorValues(String field) {
    return null;
  }

  @Override
  public @Nullable ByteVectorValues getByteVectorValues(String field) {
    return null;
  }

  @Override
  public void searchNearestVectors(
      String field, float[] target, KnnCollector collector, AcceptDocs accepted) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void searchNearestVectors(
      String field, byte[] target, KnnCollector collector, AcceptDocs accepted) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable Bits getLiveDocs() {
    return null;
  }

  @Override
  public @Nullable PointValues getPointValues(String field) {
    return null;
  }

  @Override
  public void checkIntegrity() {
    // there is nothing on disk
  }

  @Override
  public LeafMetaData getMetaData() {
    throw new UnsupportedOperationException();
  }

  @Override
  public TermVectors termVectors() {
    throw new UnsupportedOperationException();
  }

  @Override
  public StoredFields storedFields() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void doClose() {
    // there is nothing to close
  }
}
