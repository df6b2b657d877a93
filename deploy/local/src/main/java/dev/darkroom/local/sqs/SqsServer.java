package dev.darkroom.local.sqs;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;

/// SQS on loopback, at a free port: ElasticMQ, whose queues live as long as it does.
public final class SqsServer implements AutoCloseable {
    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "000000000000";
    private static final long SECONDS_TO_STOP = 5;

    /// Actors' log goes to SLF4J, and their threads keep no JVM alive.
    private static final String ACTORS =
            """
            pekko.loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
            pekko.logging-filter = "org.apache.pekko.event.slf4j.Slf4jLoggingFilter"
            pekko.loglevel = WARNING
            pekko.stdout-loglevel = OFF
            pekko.daemonic = on
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            """;

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI endpoint;

    private SqsServer(ActorSystem actors, SQSRestServer server, URI endpoint) {
        this.actors = actors;
        this.server = server;
        this.endpoint = endpoint;
    }

    /// Starts a server; it answers when this returns.
    public static SqsServer start() {
        ClassLoader classes = SqsServer.class.getClassLoader();
        ActorSystem actors =
                ActorSystem.create(
                        "elasticmq",
                        ConfigFactory.parseString(ACTORS).withFallback(ConfigFactory.load(classes)),
                        classes);
        SQSRestServer server =
                SQSRestServerBuilder.withActorSystem(actors)
                        .withInterface("127.0.0.1")
                        .withDynamicPort()
                        .withAWSRegion(REGION)
                        .withAWSAccountId(ACCOUNT)
                        .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        return new SqsServer(actors, server, URI.create("http://127.0.0.1:" + port));
    }

    /// The address for `AWS_ENDPOINT_URL_SQS`.
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        var _ = server.stopAndGetFuture().apply();
        try {
            var _ =
                    Await.ready(
                            actors.terminate(), Duration.create(SECONDS_TO_STOP, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            throw new IllegalStateException("SQS at " + endpoint + " does not stop", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
