//! The ready files of `hosting/`, each with the server that it is for and with no more than its marked values changed: what
//! readers, browsers and programs are answered for every kind of file, for what is not there, and for folders.
//!
//! By night, because nobody wants three servers installed by a test of a style sheet: `cargo xtask test --all`.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use browser_tests::versions::dist;
use reqwest::{Client, Response, header::HeaderMap, redirect::Policy};

/// A server that has been started with a ready file.
struct Server {
    process: Child,
    port: u16,
    // Its files, for as long as it runs.
    _folder: tempfile::TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    /// Starts a program whose settings are written by `settings`, given the folder for them, what to serve and the port.
    fn start(settings: impl FnOnce(&Path, &Path, u16) -> Result<Command>) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        // Servers that are started by root give that up, and then may not go through a folder of somebody's own.
        let site = folder.path().join("site");
        copy(&dist(), &site)?;
        open(folder.path())?;
        let mut command = settings(folder.path(), &site, port)?;
        let said = fs::File::create(folder.path().join("said"))?;
        command.stdout(said.try_clone()?).stderr(said).stdin(Stdio::null());
        let process = command.spawn().with_context(|| format!("{command:?}: `cargo xtask test --all` installs it"))?;
        let mut server = Self { process, port, _folder: folder };
        let began = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let ended = server.process.try_wait()?;
            if ended.is_some() || began.elapsed() > Duration::from_secs(10) {
                let said = fs::read_to_string(server._folder.path().join("said"))?;
                bail!("{command:?} does not answer ({ended:?}): {said}");
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }

    async fn get(&self, path: &str, headers: &[(&'static str, &str)]) -> Result<Response> {
        let client = Client::builder().redirect(Policy::none()).build()?;
        let mut request = client.get(format!("http://127.0.0.1:{}{path}", self.port));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Ok(request.send().await?)
    }
}

/// A copy that anybody may read.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    open(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()))?;
        } else {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn open(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?)
}

/// A ready file with other values in the place of those that it marks.
fn ready(name: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../hosting").join(name))?;
    for (from, to) in values {
        ensure!(text.contains(from), "hosting/{name} has no “{from}”");
        text = text.replace(from, to);
    }
    Ok(text)
}

fn nginx() -> Result<Server> {
    Server::start(|folder, site, port| {
        let ready = ready(
            "nginx.conf",
            &[
                ("listen 80;", &format!("listen 127.0.0.1:{port};")),
                ("server_name letters.example.org;", "server_name _;"),
                ("root /srv/letters;", &format!("root {};", site.display())),
                ("# brotli_static on;", "brotli_static on;"),
                // As Debian has it.
                ("include mime.types;", "include /etc/nginx/mime.types;"),
            ],
        )?;
        let here = folder.display();
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {here}/{kind};\n"))
            .concat();
        let settings = folder.join("nginx.conf");
        fs::write(
            &settings,
            format!(
                "load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;\ndaemon off;\nworker_processes 1;\n\
                 pid {here}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{ready}}}\n"
            ),
        )?;
        let mut command = Command::new("nginx");
        command.arg("-c").arg(settings).arg("-p").arg(folder);
        Ok(command)
    })
}

fn apache() -> Result<Server> {
    Server::start(|folder, site, port| {
        fs::write(site.join(".htaccess"), ready("apache.htaccess", &[])?)?;
        let (here, site) = (folder.display(), site.display());
        let modules: String = ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "autoindex"]
            .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
            .concat();
        // What every system's list of types has.
        fs::write(
            folder.join("types"),
            "text/html html\ntext/css css\napplication/json json\nimage/svg+xml svg\nimage/png png\ntext/plain txt\n\
             application/xml xml\n",
        )?;
        let settings = folder.join("apache.conf");
        fs::write(
            &settings,
            format!(
                "ServerRoot {here}\nListen 127.0.0.1:{port}\nServerName localhost\nPidFile {here}/pid\nErrorLog {here}/errors\n\
                 DefaultRuntimeDir {here}\nUser nobody\nGroup nogroup\n{modules}TypesConfig {here}/types\nDocumentRoot {site}\n\
                 <Directory {site}>\nAllowOverride FileInfo Indexes\nRequire all granted\n</Directory>\n"
            ),
        )?;
        let mut command = Command::new("apache2");
        command.arg("-f").arg(settings).arg("-DFOREGROUND");
        Ok(command)
    })
}

fn caddy() -> Result<Server> {
    Server::start(|folder, site, port| {
        let ready = ready(
            "Caddyfile",
            &[
                ("letters.example.org {", &format!("http://127.0.0.1:{port} {{")),
                ("root * /srv/letters", &format!("root * {}", site.display())),
            ],
        )?;
        let settings = folder.join("Caddyfile");
        // No second door, and no certificates.
        fs::write(&settings, format!("{{\nadmin off\nauto_https off\n}}\n{ready}"))?;
        let mut command = Command::new("caddy");
        command.arg("run").args(["--adapter", "caddyfile", "--config"]).arg(settings);
        command.env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder).env("HOME", folder);
        Ok(command)
    })
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// What every answer says, whatever it is of; what is wrong with it.
fn general(path: &str, headers: &HeaderMap) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        ("content-security-policy", "frame-ancestors 'self'"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("access-control-allow-origin", if path.contains("/data/") { "*" } else { "" }),
    ] {
        if header(headers, name) != value {
            wrong.push(format!("{path}: {name}: {:?}", header(headers, name)));
        }
    }
    wrong
}

/// The type that a file is to be sent as.
fn media_type(path: &str) -> Option<&'static str> {
    Some(match path.rsplit('.').next()? {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "bib" => "application/x-bibtex; charset=utf-8",
        "ris" => "application/x-research-info-systems; charset=utf-8",
        "xml" if path.starts_with("/data/") => "application/tei+xml; charset=utf-8",
        "xml" if path == "/feed.xml" => "application/atom+xml; charset=utf-8",
        "xml" => "text/xml; charset=utf-8",
        _ => return None,
    })
}

/// Every file below a folder, as its path on the host, but what lies beside it compressed.
fn files(folder: &Path, root: &Path, found: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        if path.is_dir() {
            files(&path, root, found)?;
        } else if path.extension().is_none_or(|ending| ending != "br" && ending != "gz") {
            found.push(format!("/{}", path.strip_prefix(root)?.display()));
        }
    }
    found.sort();
    Ok(())
}

/// Everything that a host is asked; what it answers otherwise than it should.
async fn wrong(server: &Server) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let mut all = Vec::new();
    files(&dist(), &dist(), &mut all)?;
    ensure!(all.len() > 200 && all.iter().any(|path| path.ends_with(".wasm")), "{} files", all.len());
    let is_lasting = |path: &str| {
        let digest =
            path.rsplit('/').next().and_then(|name| name.split('.').next()).and_then(|name| name.rsplit_once('-'));
        digest.is_some_and(|(_, digest)| digest.len() == 16 && digest.chars().all(|one| one.is_ascii_hexdigit()))
    };
    for path in &all {
        let local = dist().join(&path[1..]);
        let beside = |ending: &str| {
            let file = PathBuf::from(format!("{}.{ending}", local.display()));
            file.is_file().then(|| fs::read(file)).transpose()
        };
        for (accepts, coding, bytes) in
            [("identity", "", None), ("gzip", "gzip", beside("gz")?), ("gzip, deflate, br, zstd", "br", beside("br")?)]
        {
            let compressed = bytes.is_some();
            let expected = match bytes {
                Some(bytes) => bytes,
                None => fs::read(&local)?,
            };
            let coding = if compressed { coding } else { "" };
            let answer = server.get(path, &[("accept-encoding", accepts)]).await?;
            let (status, headers) = (answer.status(), answer.headers().clone());
            wrong.extend(general(path, &headers));
            let mut hold = |is_so: bool, what: &str| {
                if !is_so {
                    wrong.push(format!("{path} ({accepts}): {what}: {headers:?}"));
                }
            };
            hold(status == 200, "status");
            hold(header(&headers, "content-encoding") == coding, "coding");
            if let Some(kind) = media_type(path) {
                // Whether a picture of words names its letters differs, and is all the same.
                let sent = header(&headers, "content-type")
                    .to_lowercase()
                    .replace("application/javascript", "text/javascript");
                let sent = sent.replace("application/xml", "text/xml");
                hold(sent == kind || (kind == "image/svg+xml" && sent.starts_with(kind)), "type");
            }
            let cache = if is_lasting(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
            hold(header(&headers, "cache-control") == cache, "cache");
            hold(!compressed || header(&headers, "vary").to_lowercase().contains("accept-encoding"), "vary");
            let seen =
                [("if-none-match", header(&headers, "etag")), ("if-modified-since", header(&headers, "last-modified"))];
            let seen: Vec<_> = seen.into_iter().filter(|(_, value)| !value.is_empty()).collect();
            hold(!seen.is_empty(), "nothing to ask again with");
            let asked: Vec<_> = seen.into_iter().chain([("accept-encoding", accepts)]).collect();
            hold(server.get(path, &asked).await?.status() == 304, "asked again");
            hold(answer.bytes().await? == expected, "bytes");
        }
    }
    let absent = fs::read_to_string(dist().join("404.html"))?;
    // Nothing there; a folder without a page; a file that Apache keeps to itself.
    for path in ["/no/such/page/", "/data/none.xml", "/app-0123456789abcdef.js", "/pictures/", "/pictures/letters/"] {
        let answer = server.get(path, &[]).await?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        wrong.extend(general(path, &headers));
        let body = answer.text().await?;
        let kind = header(&headers, "content-type").to_lowercase();
        if status != 404 || body != absent || kind != "text/html; charset=utf-8" {
            wrong.push(format!("{path}: {status}, {kind}: {}", body.chars().take(60).collect::<String>()));
        }
        if header(&headers, "cache-control") != "no-cache" {
            wrong.push(format!("{path}: would be kept: {}", header(&headers, "cache-control")));
        }
    }
    for (path, to) in [("/themes", "/themes/"), ("/themes?a=b&c=d", "/themes/?a=b&c=d")] {
        let answer = server.get(path, &[]).await?;
        let there = header(answer.headers(), "location");
        let there = there.strip_prefix(&format!("http://127.0.0.1:{}", server.port)).unwrap_or(there);
        if answer.status() != 301 || there != to {
            wrong.push(format!("{path}: {} to {there}", answer.status()));
        }
    }
    let page = server.get("/themes/?a=b", &[]).await?.text().await?;
    if page != fs::read_to_string(dist().join("themes/index.html"))? {
        wrong.push("/themes/?a=b is another page".to_owned());
    }
    Ok(wrong)
}

#[tokio::test]
#[ignore = "needs nginx, Apache and Caddy: `cargo xtask test --all`"]
async fn every_ready_file_makes_its_server_answer_as_the_edition_wants_it() -> Result<()> {
    let mut all = Vec::new();
    for (name, start) in [("nginx", nginx as fn() -> Result<Server>), ("Apache", apache), ("Caddy", caddy)] {
        let server = start()?;
        all.extend(wrong(&server).await?.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(all.is_empty(), "{} faults\n{}", all.len(), all[..all.len().min(20)].join("\n"));
    Ok(())
}
