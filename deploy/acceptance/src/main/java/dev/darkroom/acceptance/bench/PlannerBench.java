package dev.darkroom.acceptance.bench;

import dev.darkroom.acceptance.bench.PlannerReport.Format;
import dev.darkroom.acceptance.bench.planner.BenchInventory;
import dev.darkroom.acceptance.bench.planner.Round;
import dev.darkroom.local.cloud.EmbeddedCloud;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// `./darkroom bench planner`: the planning of an inventory, from its manifest to the index of the
/// plan, beside the reading of its files alone, and beside DuckDB.
@Command(
        name = "planner",
        description = "Compares planning with reading alone and with DuckDB.",
        mixinStandardHelpOptions = true)
final class PlannerBench implements Callable<Integer> {
    private static final long SMALL = 1_000_000;
    private static final String INVENTORIES = "inventories";
    private static final String CONTROL = "control";

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Rows of the inventory (default: ${DEFAULT-VALUE}).",
            defaultValue = "5000000")
    private long rows;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "How often it is read, besides once at first (default: ${DEFAULT-VALUE}).",
            defaultValue = "3")
    private int rounds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results there, too.")
    private @Nullable Path json;

    @Spec private @Nullable CommandSpec spec;

    private final BenchHome home = BenchHome.ofThisProcess();

    @Override
    public Integer call() throws Exception {
        if (rows < SMALL || rounds < 1) {
            throw new BenchFailed(
                    "--rows is %d and --rounds %d (expected %d or more, and 1 or more)"
                            .formatted(rows, rounds, SMALL));
        }
        Path work = home.work("planner");
        var programs = new PlannerPrograms(home, work, rounds);
        Path small = made(programs, SMALL);
        Path whole = made(programs, rows);
        var formats = new LinkedHashMap<String, Format>();
        for (String format : List.of("csv", "parquet")) {
            Path folder = BenchInventory.folder(whole, format);
            progress("%s: reading alone".formatted(format));
            List<Round> floor = programs.floor(folder, rows);
            progress("%s: planning".formatted(format));
            List<Round> planning = programs.planning(folder);
            progress("%s: planning %d rows".formatted(format, SMALL));
            List<Round> planningSmall = programs.planning(BenchInventory.folder(small, format));
            progress("%s: planning through S3".formatted(format));
            List<Round> throughS3 = throughS3(programs, work.resolve("cloud-" + format), folder);
            progress("%s: DuckDB".formatted(format));
            List<Round> gzip = programs.duckDb(folder, format, "gzip", rows);
            List<Round> zstd = programs.duckDb(folder, format, "zstd", rows);
            formats.put(format, new Format(planning, planningSmall, throughS3, floor, gzip, zstd));
        }
        report(new PlannerReport(rows, formats, Clock.systemUTC().instant().toString()));
        return 0;
    }

    private Path made(PlannerPrograms programs, long size) throws IOException {
        Path root = Files.createDirectories(home.kept().resolve("inventories/" + size));
        progress("making an inventory of %d rows, unless it is there".formatted(size));
        programs.make(root, size);
        return root;
    }

    private List<Round> throughS3(PlannerPrograms programs, Path data, Path inventory)
            throws Exception {
        try (EmbeddedCloud cloud = EmbeddedCloud.in(data).s3(INVENTORIES, CONTROL).start()) {
            Map<String, String> environment = cloud.environment();
            try (S3Client s3 = client(environment);
                    Stream<Path> files = Files.walk(inventory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String key = inventory.relativize(file).toString();
                    s3.putObject(put -> put.bucket(INVENTORIES).key(key), file);
                }
            }
            return programs.planningThroughS3(BenchInventory.manifest(), environment);
        }
    }

    private static S3Client client(Map<String, String> environment) {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(URI.create(environment.getOrDefault("AWS_ENDPOINT_URL_S3", "")))
                .region(Region.of(environment.getOrDefault("AWS_REGION", "")))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(
                                        environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                                        environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""))))
                .build();
    }

    private void report(PlannerReport report) throws IOException {
        if (spec != null) {
            spec.commandLine().getOut().print(report.table());
            spec.commandLine().getOut().flush();
        }
        if (json != null) {
            Files.writeString(json, report.json() + System.lineSeparator());
        }
    }

    private void progress(String what) {
        if (spec != null) {
            spec.commandLine().getErr().println(what);
            spec.commandLine().getErr().flush();
        }
    }
}
