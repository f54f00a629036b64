package io.wirewatch.alert.adapter;

import io.wirewatch.alert.delivery.Ledger;
import io.wirewatch.events.Delivery;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Shows who can be told, and what was sent. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {
  private static final int MOST = 10_000;

  private final Receivers receivers;
  private final Ledger ledger;

  DeliveriesResource(Receivers receivers, Ledger ledger) {
    this.receivers = receivers;
    this.ledger = ledger;
  }

  /** The receivers, without their secrets. */
  @GET
  @Path("/receivers")
  public Receivers receivers() {
    return receivers;
  }

  /**
   * What was sent, the latest first.
   *
   * @param limit how many at most, from 1 to 10,000
   */
  @GET
  @Path("/deliveries")
  public List<Delivery> deliveries(
      @Parameter(schema = @Schema(type = SchemaType.INTEGER))
          @QueryParam("limit")
          @DefaultValue("100")
          String limit) {
    return ledger.latest(Math.clamp(number(limit), 1, MOST));
  }

  private static int number(String limit) {
    try {
      return Integer.parseInt(limit);
    } catch (NumberFormatException e) {
      throw Refusals.badField("limit", "must be a number from 1 to " + MOST);
    }
  }
}
