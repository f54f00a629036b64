/**
 * Places and actors: which countries, organisations and people of public office a text names, and
 * who does something towards whom.
 *
 * <p>The names are data ({@code places/*.yaml} of the configuration folder): {@code countries},
 * {@code organisations}, {@code officials} with their terms, {@code others} (what holds a name and
 * means something else, such as the Washington Post), {@code ambiguous} (what must be told by the
 * words around it), {@code titles} and {@code givenNames}. A key may stand in any of the files. A
 * text is read once; a capitalised word is looked up, the longest name wins, and what is ambiguous
 * is decided afterwards by its neighbours and by the other names of the text. Case counts, but for
 * lines in capitals; accents do not. Offsets are UTF-16 units of the text as given.
 */
@NullMarked
package io.wirewatch.analysis.place;

import org.jspecify.annotations.NullMarked;
