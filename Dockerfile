# The image of one service; docker-compose.yml names it: --build-arg SERVICE=ingest-service
#
# It takes the jars that ./mvnw package made and builds none itself: ./wirewatch and the containers
# then run the same bytes, and an image needs neither a JDK nor Maven's repository.
FROM eclipse-temurin:25-jre

# The data folder is the user's, so that a new volume mounted there is too.
RUN useradd --uid 10001 --no-create-home --home-dir /var/lib/wirewatch --shell /usr/sbin/nologin wirewatch \
    && install --directory --owner=wirewatch --group=wirewatch /var/lib/wirewatch
ENV WIREWATCH_CONFIG=/etc/wirewatch WIREWATCH_DATA=/var/lib/wirewatch

# Libraries first: they change the least and weigh the most.
ARG SERVICE
COPY ${SERVICE}/target/quarkus-app/lib/ /opt/wirewatch/lib/
COPY ${SERVICE}/target/quarkus-app/quarkus-run.jar /opt/wirewatch/
COPY ${SERVICE}/target/quarkus-app/quarkus/ /opt/wirewatch/quarkus/
COPY ${SERVICE}/target/quarkus-app/app/ /opt/wirewatch/app/

USER wirewatch
WORKDIR /var/lib/wirewatch
# The flags are those of ./wirewatch (the launcher's Installation and Component).
ARG HEAP=384m
ENV JDK_JAVA_OPTIONS=-Xmx${HEAP}
ENTRYPOINT ["java", "-XX:+UseSerialGC", \
    "-XX:Tier4InvocationThreshold=50000", "-XX:Tier4MinInvocationThreshold=6000", \
    "-XX:Tier4CompileThreshold=150000", "-XX:Tier4BackEdgeThreshold=400000", "-XX:+ExitOnOutOfMemoryError", \
    "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", \
    "-jar", "/opt/wirewatch/quarkus-run.jar"]
