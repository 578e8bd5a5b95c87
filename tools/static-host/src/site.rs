//! Which answer a request gets: that of `tower-http`'s directory service, and what static hosts add to it.
//!
//! Start at [`Site::service`]. Must not know sockets or threads.

use axum::{
    Router,
    extract::Request,
    http::{
        HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION},
        uri::{PathAndQuery, Uri},
    },
    response::{IntoResponse as _, Response},
};
use std::path::{Path, PathBuf};
use tower::ServiceBuilder;
use tower_http::{
    CompressionLevel,
    compression::CompressionLayer,
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
};

/// A folder of files, and the path below which they are served.
#[derive(Clone, Debug)]
pub struct Site {
    folder: PathBuf,
    base: String,
    precompressed: bool,
    strips_slashes: bool,
}

impl Site {
    /// The files of `folder`, served at `/`.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), base: "/".to_owned(), precompressed: false, strips_slashes: false }
    }

    /// Serves the folder below `base` instead, such as `/some/sub/path`; slashes at either end may be given or left out.
    #[must_use]
    pub fn below(mut self, base: &str) -> Self {
        let inner = base.trim_matches('/');
        self.base = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
        self
    }

    /// Sends the `.br` or `.gz` that lies beside a file in its place to whoever takes it, as hosts do that are told to.
    /// Otherwise text is compressed for each answer: a folder whose files change may have older ones beside them.
    #[must_use]
    pub fn precompressed(mut self) -> Self {
        self.precompressed = true;
        self
    }

    /// Answers as some hosts do that want no slash at the end of an address: it is taken away, and the folder's page is shown
    /// without it. Only at `/`.
    #[must_use]
    pub fn stripping_slashes(mut self) -> Self {
        self.strips_slashes = true;
        self
    }

    /// The path of the site's root, with a slash at both ends.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Answers requests. Folders redirect to the slash and show their `index.html`; what does not exist is a real 404 with
    /// the site's `404.html`; text is compressed for whoever takes it; each file is asked about again on every visit.
    pub fn service(&self) -> Router {
        let root = self.base.trim_end_matches('/').to_owned();
        let mut files = ServeDir::new(&self.folder).redirect_path_prefix(root.clone());
        if self.precompressed {
            files = files.precompressed_br().precompressed_gzip();
        }
        let files = files.not_found_service(ServeFile::new(self.folder.join("404.html")));
        let files = ServiceBuilder::new()
            .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-cache")))
            .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
            .map_response(|answer: Response<_>| as_hosts_say_it(answer))
            .map_request(without_doubled_slashes)
            .service(files);
        if root.is_empty() {
            let router = Router::new().fallback_service(files);
            if !self.strips_slashes {
                return router;
            }
            let folder = self.folder.clone();
            return router.layer(axum::middleware::from_fn(
                move |mut request: Request, next: axum::middleware::Next| {
                    let there = without_slash(&request, &folder);
                    async move {
                        match there {
                            Some(Without::Redirected(there)) => {
                                (StatusCode::MOVED_PERMANENTLY, [(LOCATION, there)]).into_response()
                            }
                            Some(Without::Shown(page)) => {
                                *request.uri_mut() = page;
                                next.run(request).await
                            }
                            None => next.run(request).await,
                        }
                    }
                },
            ));
        }
        let slash = self.base.clone();
        Router::new()
            .nest_service(&root, files)
            .layer(axum::middleware::from_fn(move |request: Request, next: axum::middleware::Next| {
                let is_without_slash = request.uri().path() == root;
                let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
                let there = format!("{slash}{query}");
                async move {
                    if is_without_slash {
                        return (StatusCode::MOVED_PERMANENTLY, [(LOCATION, there)]).into_response();
                    }
                    next.run(request).await
                }
            }))
            .fallback(|| async { (StatusCode::NOT_FOUND, "This address is outside the site.\n") })
    }
}

/// What a host that wants no slash at the end of an address makes of one.
enum Without {
    /// It sends the browser to this one.
    Redirected(String),
    /// It shows what stands at this one.
    Shown(Uri),
}

fn without_slash(request: &Request, folder: &Path) -> Option<Without> {
    let path = request.uri().path();
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    if path == "/" {
        return None;
    }
    if path.ends_with('/') {
        return Some(Without::Redirected(format!("{}{query}", path.trim_end_matches('/'))));
    }
    let is_folder = folder.join(path.trim_start_matches('/')).join("index.html").is_file();
    format!("{path}/{query}").parse().ok().filter(|_| is_folder).map(Without::Shown)
}

/// A moved folder has moved for good, and text says in which characters it is written.
fn as_hosts_say_it<B>(mut answer: Response<B>) -> Response<B> {
    if answer.status() == StatusCode::TEMPORARY_REDIRECT {
        *answer.status_mut() = StatusCode::MOVED_PERMANENTLY;
    }
    let said = answer.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let textual = said.filter(|said| is_textual(said)).map(|said| format!("{said}; charset=utf-8"));
    if let Some(value) = textual.and_then(|said| HeaderValue::try_from(said).ok()) {
        answer.headers_mut().insert(CONTENT_TYPE, value);
    }
    answer
}

/// Whether a media type without parameters is of text.
fn is_textual(media_type: &str) -> bool {
    media_type.starts_with("text/") && !media_type.contains(';')
        || media_type.ends_with("+json")
        || media_type.ends_with("+xml")
        || matches!(media_type, "application/json" | "application/xml")
}

/// Hosts take slashes in a row for one. A redirect to an address that begins with two would lead to another host.
fn without_doubled_slashes<B>(mut request: axum::http::Request<B>) -> axum::http::Request<B> {
    let uri = request.uri();
    if uri.path().contains("//") {
        let mut path = uri.path().to_owned();
        while path.contains("//") {
            path = path.replace("//", "/");
        }
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        let mut parts = uri.clone().into_parts();
        parts.path_and_query = PathAndQuery::try_from(format!("{path}{query}")).ok();
        if let Ok(single) = axum::http::Uri::from_parts(parts) {
            *request.uri_mut() = single;
        }
    }
    request
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{
        body::{Body, to_bytes},
        http::header::{ACCEPT_ENCODING, IF_NONE_MATCH},
    };
    use std::fs;
    use tower::ServiceExt as _;

    fn built() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        write("index.html", "home");
        write("404.html", "not here");
        write("letters/one/index.html", &"a letter ".repeat(100));
        write("letters/one/index.html.br", "packed by Brotli");
        write("letters/one/index.html.gz", "packed by gzip");
        write("data/a b.json", "{}");
        write("app.wasm", &"\0asm".repeat(200));
        fs::create_dir(folder.path().join("empty")).unwrap();
        folder
    }

    async fn asked(site: &Site, request: axum::http::request::Builder) -> Response {
        site.service().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    async fn get(site: &Site, address: &str) -> Response {
        asked(site, Request::get(address)).await
    }

    fn header<'a>(answer: &'a Response, name: &str) -> &'a str {
        answer.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    async fn body(answer: Response) -> String {
        String::from_utf8(to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
    }

    #[tokio::test]
    async fn a_folder_shows_its_index_and_without_the_slash_redirects_to_it_keeping_the_query() {
        let folder = built();
        let site = Site::new(folder.path());
        assert_eq!(body(get(&site, "/").await).await, "home");
        assert!(get(&site, "/letters/one/?q=x").await.status().is_success());
        let moved = get(&site, "/letters/one?q=knot&text=source").await;
        assert_eq!(moved.status(), StatusCode::MOVED_PERMANENTLY);
        assert_eq!(header(&moved, "location"), "/letters/one/?q=knot&text=source");
    }

    #[tokio::test]
    async fn what_does_not_exist_is_a_real_404_with_the_page_of_the_site() {
        let folder = built();
        let site = Site::new(folder.path());
        for address in ["/letters/two/", "/empty/", "/index.html/x", "/%ff", "//example.org/", "/a%00b"] {
            let answer = get(&site, address).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{address}");
            assert_eq!(header(&answer, "content-type"), "text/html; charset=utf-8", "{address}");
            assert_eq!(body(answer).await, "not here", "{address}");
        }
    }

    #[tokio::test]
    async fn nothing_outside_the_folder_is_ever_sent() {
        let folder = built();
        fs::write(folder.path().join("secret.txt"), "secret").unwrap();
        let site = Site::new(folder.path().join("letters"));
        for address in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/one/../../secret.txt"] {
            assert_eq!(get(&site, address).await.status(), StatusCode::NOT_FOUND, "{address}");
        }
    }

    #[tokio::test]
    async fn below_a_path_the_same_files_are_there_and_nothing_beside_it() {
        let folder = built();
        let site = Site::new(folder.path()).below("some/sub/path/");
        assert_eq!(site.base(), "/some/sub/path/");
        assert_eq!(body(get(&site, "/some/sub/path/").await).await, "home");
        let moved = get(&site, "/some/sub/path?q=x").await;
        assert_eq!(
            (moved.status(), header(&moved, "location")),
            (StatusCode::MOVED_PERMANENTLY, "/some/sub/path/?q=x")
        );
        let moved = get(&site, "/some/sub/path/letters/one").await;
        assert_eq!(
            (moved.status(), header(&moved, "location")),
            (StatusCode::MOVED_PERMANENTLY, "/some/sub/path/letters/one/")
        );
        assert_eq!(get(&site, "/letters/one/").await.status(), StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn slashes_in_a_row_are_one_and_never_lead_to_another_host() {
        let folder = built();
        let site = Site::new(folder.path());
        assert_eq!(body(get(&site, "/data//a%20b.json").await).await, "{}");
        assert_eq!(header(&get(&site, "//letters/one?q=x").await, "location"), "/letters/one/?q=x");
    }

    #[tokio::test]
    async fn whoever_takes_gzip_gets_text_and_webassembly_compressed() {
        let folder = built();
        let site = Site::new(folder.path());
        let asking = async |address: &str, coding: &str| {
            asked(&site, Request::get(address).header(ACCEPT_ENCODING, coding)).await
        };
        let page = asking("/letters/one/", "deflate, gzip;q=0.5").await;
        assert_eq!((header(&page, "content-encoding"), header(&page, "vary")), ("gzip", "accept-encoding"));
        let bytes = to_bytes(page.into_body(), usize::MAX).await.unwrap();
        assert!(bytes.starts_with(&[0x1f, 0x8b]) && bytes.len() < 100, "{} bytes", bytes.len());
        assert_eq!(header(&asking("/app.wasm", "gzip").await, "content-encoding"), "gzip");
        assert_eq!(header(&asking("/letters/one/", "gzip;q=0").await, "content-encoding"), "");
        assert_eq!(header(&asking("/", "gzip").await, "content-encoding"), "", "too small to be worth it");
    }

    #[tokio::test]
    async fn a_host_that_wants_no_slash_takes_it_away_and_shows_the_page_without() {
        let folder = built();
        fs::create_dir_all(folder.path().join("a")).unwrap();
        fs::write(folder.path().join("a/index.html"), "page a").unwrap();
        let site = Site::new(folder.path()).stripping_slashes();
        let ask = async |path: &str| {
            let request = axum::http::Request::builder().uri(path).body(Body::empty()).unwrap();
            site.service().oneshot(request).await.unwrap()
        };
        let moved = ask("/a/?q=b").await;
        assert_eq!(moved.status(), StatusCode::MOVED_PERMANENTLY);
        assert_eq!(moved.headers()[LOCATION], "/a?q=b");
        let shown = ask("/a?q=b").await;
        assert_eq!(shown.status(), StatusCode::OK);
        assert_eq!(to_bytes(shown.into_body(), usize::MAX).await.unwrap(), "page a");
    }

    #[tokio::test]
    async fn what_lies_compressed_beside_a_file_is_sent_where_the_site_says_so() {
        let folder = built();
        let site = Site::new(folder.path()).precompressed();
        for (takes, coding, expected) in [
            ("gzip, br", "br", "packed by Brotli"),
            ("gzip", "gzip", "packed by gzip"),
            ("br;q=0, gzip", "gzip", "packed by gzip"),
        ] {
            let page = asked(&site, Request::get("/letters/one/").header(ACCEPT_ENCODING, takes)).await;
            assert_eq!(header(&page, "content-encoding"), coding, "{takes}");
            assert_eq!(body(page).await, expected, "{takes}");
        }
        let plain = get(&site, "/letters/one/").await;
        assert_eq!(body(plain).await, "a letter ".repeat(100));
    }

    #[tokio::test]
    async fn files_have_the_media_types_that_browsers_insist_on() {
        let folder = tempfile::tempdir().unwrap();
        let site = Site::new(folder.path());
        for (name, expected) in [
            ("a.html", "text/html; charset=utf-8"),
            ("a.css", "text/css; charset=utf-8"),
            ("a.js", "text/javascript; charset=utf-8"),
            ("a.wasm", "application/wasm"),
            ("a.json", "application/json; charset=utf-8"),
            ("a.svg", "image/svg+xml; charset=utf-8"),
            ("a.webmanifest", "application/manifest+json; charset=utf-8"),
            ("a.xml", "text/xml; charset=utf-8"),
            ("a.csv", "text/csv; charset=utf-8"),
            ("a.txt", "text/plain; charset=utf-8"),
            ("a.png", "image/png"),
            ("a.unheard-of", "application/octet-stream"),
        ] {
            fs::write(folder.path().join(name), "x").unwrap();
            assert_eq!(header(&get(&site, &format!("/{name}")).await, "content-type"), expected, "{name}");
        }
    }

    #[tokio::test]
    async fn an_unchanged_file_is_not_sent_twice_and_a_changed_one_is() {
        let folder = built();
        let site = Site::new(folder.path());
        let first = get(&site, "/letters/one/").await;
        assert_eq!((first.status(), header(&first, "cache-control")), (StatusCode::OK, "no-cache"));
        let again = || Request::get("/letters/one/").header(IF_NONE_MATCH, header(&first, "etag"));
        assert_eq!(asked(&site, again()).await.status(), StatusCode::NOT_MODIFIED);
        fs::write(folder.path().join("letters/one/index.html"), "changed").unwrap();
        assert_eq!(asked(&site, again()).await.status(), StatusCode::OK);
    }

    #[tokio::test]
    async fn other_methods_are_refused() {
        let folder = built();
        let answer = asked(&Site::new(folder.path()), Request::post("/")).await;
        assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(header(&answer, "allow"), "GET,HEAD");
    }
}
