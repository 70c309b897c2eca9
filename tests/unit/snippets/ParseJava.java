import com.sun.source.util.JavacTask;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Parses Java files without resolving any name, so that no library is needed. Run: java ParseJava.java FILE… */
public class ParseJava {
    public static void main(String[] files) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        try (var manager = compiler.getStandardFileManager(found, null, null)) {
            var sources = manager.getJavaFileObjectsFromPaths(List.of(files).stream().map(Path::of).toList());
            ((JavacTask) compiler.getTask(null, manager, found, null, null, sources)).parse();
        }
        found.getDiagnostics().forEach(System.err::println);
        boolean failed = found.getDiagnostics().stream().anyMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
        System.exit(failed ? 1 : 0);
    }
}
