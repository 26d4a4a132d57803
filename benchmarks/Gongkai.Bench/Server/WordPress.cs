using System.Diagnostics;

namespace Gongkai.Bench.Server;

/// <summary>对照站点 — WordPress as Debian packages it (nginx, php-fpm, MariaDB, no cache), with the text of one of our items as a post: what a page made anew is compared with.</summary>
public sealed class WordPress : IDisposable
{
    private const string Program = "/usr/share/wordpress";
    private const string Php = "/usr/sbin/php-fpm8.2";
    private readonly List<Host> _hosts = [];

    private WordPress()
    {
    }

    /// <summary>Of the post.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Null where the packages are not installed.</summary>
    public static async Task<WordPress?> StartAsync(string body)
    {
        if (new[] { Program, "/usr/sbin/nginx", "/usr/sbin/mariadbd", "/usr/bin/php8.2" }.FirstOrDefault(needed => !Path.Exists(needed)) is { } missing || !File.Exists(Php))
        {
            Console.WriteLine("WordPress is not installed (apt-get install wordpress nginx-light php8.2-fpm php8.2-mysql mariadb-server): measured without it.");
            return null;
        }

        var folder = Path.Combine(Path.GetTempPath(), "gongkai-wordpress");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        var (port, database) = (Host.FreePort(), Host.FreePort());
        WriteSettings(folder, port, database, body);
        Run("/usr/bin/mariadb-install-db", $"--no-defaults --datadir={folder}/data --auth-root-authentication-method=normal --skip-test-db --user=root");
        var site = new WordPress();
        site._hosts.Add(Host.StartProgram("/usr/sbin/mariadbd", ["--no-defaults", $"--datadir={folder}/data", $"--socket={folder}/sql", "--user=root", "--bind-address=127.0.0.1", $"--port={database}", "--innodb-buffer-pool-size=128M"]));
        var post = "";
        for (var attempt = 0; attempt < 60 && post.Length == 0; attempt++)
        {
            await Task.Delay(500);
            post = Run("/usr/bin/php8.2", $"{folder}/install.php").Split('\n').FirstOrDefault(line => line.StartsWith("post ", StringComparison.Ordinal)) ?? "";
        }

        if (post.Length == 0)
        {
            site.Dispose();
            throw new InvalidOperationException("WordPress could not be set up.");
        }

        site._hosts.Add(Host.StartProgram(Php, ["-y", $"{folder}/fpm.conf", "-F", "-R"]));
        site._hosts.Add(await Host.StartProgramAsync("/usr/sbin/nginx", ["-c", $"{folder}/nginx.conf", "-e", $"{folder}/error.log"], $"http://localhost:{port}/"));
        site.Address = $"http://localhost:{port}/?p={post["post ".Length..].Trim()}";
        return site;
    }

    public void Dispose()
    {
        foreach (var host in _hosts.AsEnumerable().Reverse())
        {
            host.Dispose();
        }
    }

    private static void WriteSettings(string folder, string port, string database, string body)
    {
        Run("/bin/cp", $"-rL {Program} {folder}/site");
        File.WriteAllText($"{folder}/body.html", body);
        File.WriteAllText($"{folder}/site/wp-config.php", $$"""
            <?php
            define('DB_NAME', 'wp'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', '127.0.0.1:{{database}}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
            define('WP_HOME', 'http://localhost:{{port}}'); define('WP_SITEURL', WP_HOME); define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true);
            $table_prefix = 'wp_'; define('ABSPATH', __DIR__ . '/'); require_once ABSPATH . 'wp-settings.php';
            """);
        File.WriteAllText($"{folder}/install.php", $$"""
            <?php
            error_reporting(0); mysqli_report(MYSQLI_REPORT_OFF);
            $sql = mysqli_connect('127.0.0.1', 'root', '', '', {{database}}); if (!$sql) exit; $sql->query('CREATE DATABASE IF NOT EXISTS wp');
            define('WP_INSTALLING', true); require '{{folder}}/site/wp-load.php'; require ABSPATH . 'wp-admin/includes/upgrade.php';
            if (!is_blog_installed()) wp_install('portal', 'admin', 'a@example.invalid', true, '', 'not-a-secret');
            echo "\npost " . wp_insert_post(['post_title' => 'same text', 'post_content' => file_get_contents('{{folder}}/body.html'), 'post_status' => 'publish', 'post_author' => 1]) . "\n";
            """);
        File.WriteAllText($"{folder}/fpm.conf", $"""
            [global]
            error_log = {folder}/fpm.log
            [www]
            user = root
            group = root
            listen = {folder}/fpm
            pm = static
            pm.max_children = 8
            """);
        File.WriteAllText($"{folder}/nginx.conf", $$"""
            daemon off; worker_processes auto; pid {{folder}}/nginx.pid; error_log {{folder}}/error.log; user root;
            events { worker_connections 1024; }
            http { access_log off; include /etc/nginx/mime.types; gzip on;
              server { listen {{port}}; root {{folder}}/site; index index.php;
                location / { try_files $uri $uri/ /index.php?$args; }
                location ~ \.php$ { include /etc/nginx/fastcgi_params; fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name; fastcgi_pass unix:{{folder}}/fpm; } } }
            """);
    }

    private static string Run(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return told;
    }
}
