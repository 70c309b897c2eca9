import com.sun.source.util.JavacTask;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Parses Java files without resolving any name, so that no library is needed, and prints those with faults. Run: java ParseJava.java FILE… */
public class ParseJava {
    public static void main(String[] files) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        for (String file : files) {
            var found = new DiagnosticCollector<JavaFileObject>();
            try (var manager = compiler.getStandardFileManager(found, null, null)) {
                var sources = manager.getJavaFileObjectsFromPaths(List.of(Path.of(file)));
                ((JavacTask) compiler.getTask(null, manager, found, null, null, sources)).parse();
            }
            if (found.getDiagnostics().stream().anyMatch(fault -> fault.getKind() == Diagnostic.Kind.ERROR)) System.out.println(file);
        }
    }
}
