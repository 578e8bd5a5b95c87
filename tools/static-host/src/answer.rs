//! Which answer a request gets: the rules of a plain static host, as one function of the request and the folder.
//!
//! Start at [`Site::answer`]. Must not know sockets or threads.

use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use http_body_util::Full;
use hyper::{
    HeaderMap, Method, Request, Response, StatusCode,
    header::{
        ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderName, HeaderValue,
        IF_NONE_MATCH, LOCATION, VARY,
    },
};
use percent_encoding::percent_decode_str;
use std::{
    collections::HashMap,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::UNIX_EPOCH,
};

/// Bodies below this many bytes are sent as they are: gzip's own frame would outweigh what it saves.
const SMALLEST_COMPRESSED: usize = 256;

/// A folder of files, and the path below which they are served.
#[derive(Clone, Debug)]
pub struct Site {
    folder: PathBuf,
    base: String,
    headers: HeaderMap,
    /// What has been compressed with Brotli, by file and its entity tag; nothing where Brotli is not offered.
    brotli: Option<Arc<Mutex<Compressed>>>,
}

type Compressed = HashMap<(PathBuf, Option<HeaderValue>), Vec<u8>>;

impl Site {
    /// The files of `folder`, served at `/`.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), base: "/".to_owned(), headers: HeaderMap::new(), brotli: None }
    }

    /// Serves the folder below `base` instead, such as `/some/sub/path`; slashes at either end may be given or left out.
    #[must_use]
    pub fn below(mut self, base: &str) -> Self {
        let inner = base.trim_matches('/');
        self.base = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
        self
    }

    /// Adds a header to every answer, as hosts with settings of their own do.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }

    /// Offers Brotli at its best beside gzip, as hosts do that compress once what is uploaded. The first answer with a file
    /// takes as long as that lasts.
    #[must_use]
    pub fn with_brotli(mut self) -> Self {
        self.brotli = Some(Arc::default());
        self
    }

    /// The path of the site's root, with a slash at both ends.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The answer to one request. Folders redirect to the slash and show their `index.html`; what does not exist is a
    /// real 404 with the site's `404.html`; text is compressed for whoever accepts it.
    pub fn answer<B>(&self, request: &Request<B>) -> Response<Full<Bytes>> {
        let mut response = if matches!(*request.method(), Method::GET | Method::HEAD) {
            self.find(request)
        } else {
            let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD are answered here.\n");
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            response
        };
        // Whoever rebuilds and reloads must see the new files; the entity tag keeps that cheap.
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        response.headers_mut().extend(self.headers.clone());
        response
    }

    fn find<B>(&self, request: &Request<B>) -> Response<Full<Bytes>> {
        let path = request.uri().path();
        let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
        if format!("{path}/") == self.base {
            return moved(&format!("{}{query}", self.base));
        }
        let Some(inside) = path.strip_prefix(self.base.as_str()) else {
            return plain(StatusCode::NOT_FOUND, "This address is outside the site.\n");
        };
        let Some(file) = self.locate(inside) else {
            return self.not_found(request.headers());
        };
        if file.is_dir() {
            if !path.ends_with('/') {
                return moved(&format!("{path}/{query}"));
            }
            return self.send(&file.join("index.html"), StatusCode::OK, request.headers());
        }
        if path.ends_with('/') {
            return self.not_found(request.headers());
        }
        self.send(&file, StatusCode::OK, request.headers())
    }

    /// The file or folder that a path inside the site names, or nothing where the path would lead out of the folder or
    /// is not a path at all.
    fn locate(&self, inside: &str) -> Option<PathBuf> {
        let decoded = percent_decode_str(inside).decode_utf8().ok()?;
        let mut file = self.folder.clone();
        let inner = decoded.strip_suffix('/').unwrap_or(&decoded);
        if !inner.is_empty() {
            for segment in inner.split('/') {
                let harmless = !matches!(segment, "" | "." | "..") && !segment.contains(['\\', '\0', ':']);
                file = harmless.then(|| file.join(segment))?;
            }
        }
        Some(file)
    }

    fn not_found(&self, asked: &HeaderMap) -> Response<Full<Bytes>> {
        let page = self.folder.join("404.html");
        if page.is_file() {
            self.send(&page, StatusCode::NOT_FOUND, asked)
        } else {
            plain(StatusCode::NOT_FOUND, "There is nothing here, and the site has no 404.html.\n")
        }
    }

    fn send(&self, file: &Path, status: StatusCode, asked: &HeaderMap) -> Response<Full<Bytes>> {
        let Ok(content) = fs::read(file) else {
            // A folder without a page, or a file that the disk does not give: for the reader the same.
            return if status == StatusCode::OK {
                self.not_found(asked)
            } else {
                plain(status, "The page cannot be read.\n")
            };
        };
        let tag = entity_tag(file, content.len());
        if status == StatusCode::OK && tag.is_some() && asked.get(IF_NONE_MATCH) == tag.as_ref() {
            let mut response = Response::new(Full::default());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().extend(tag.map(|tag| (ETAG, tag)));
            return response;
        }
        let media_type = media_type(file);
        let compressible = is_compressible(&media_type);
        let compressed = (compressible && content.len() >= SMALLEST_COMPRESSED)
            .then(|| self.compressed(file, tag.as_ref(), &content, asked))
            .flatten();

        let mut response = Response::new(Full::default());
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.extend(HeaderValue::try_from(media_type).ok().map(|value| (CONTENT_TYPE, value)));
        headers.extend(tag.filter(|_| status == StatusCode::OK).map(|tag| (ETAG, tag)));
        if compressible {
            headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        }
        let body = compressed.map(|(coding, body)| {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(coding));
            body
        });
        *response.body_mut() = Full::from(body.unwrap_or(content));
        response
    }

    /// The content as whoever asks takes it, with the name of the coding; nothing where it is to be sent as it is.
    fn compressed(
        &self,
        file: &Path,
        tag: Option<&HeaderValue>,
        content: &[u8],
        asked: &HeaderMap,
    ) -> Option<(&'static str, Vec<u8>)> {
        if let Some(cache) = self.brotli.as_ref().filter(|_| accepts(asked, "br")) {
            let mut cache = cache.lock().unwrap_or_else(PoisonError::into_inner);
            let body = cache.entry((file.to_path_buf(), tag.cloned())).or_insert_with(|| brotli(content));
            return Some(("br", body.clone()));
        }
        accepts(asked, "gzip").then(|| gzip(content).ok()).flatten().map(|body| ("gzip", body))
    }
}

fn plain(status: StatusCode, text: &'static str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from(text));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}

fn moved(to: &str) -> Response<Full<Bytes>> {
    match HeaderValue::try_from(to) {
        Ok(location) => {
            let mut response = plain(StatusCode::MOVED_PERMANENTLY, "The address has a slash at its end.\n");
            response.headers_mut().insert(LOCATION, location);
            response
        }
        Err(_) => plain(StatusCode::BAD_REQUEST, "The address cannot be written as a header.\n"),
    }
}

/// The media type by the file's extension, with the charset where the content is text.
fn media_type(file: &Path) -> String {
    let guessed = mime_guess::from_path(file).first_raw().unwrap_or("application/octet-stream");
    // The registry's name since RFC 9239; some tables still carry the older ones.
    let name = if guessed == "application/javascript" { "text/javascript" } else { guessed };
    if is_textual(name) { format!("{name}; charset=utf-8") } else { name.to_owned() }
}

fn is_textual(media_type: &str) -> bool {
    let name = media_type.split(';').next().unwrap_or_default();
    name.starts_with("text/")
        || name.ends_with("+json")
        || name.ends_with("+xml")
        || matches!(name, "application/json" | "application/xml")
}

/// Hosts compress WebAssembly too; pictures and archives are compressed already.
fn is_compressible(media_type: &str) -> bool {
    is_textual(media_type) || media_type == "application/wasm"
}

fn accepts(asked: &HeaderMap, coding: &str) -> bool {
    let accepted = asked.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|accepted| {
        let (name, quality) = accepted.split_once(';').unwrap_or((accepted, ""));
        let refused = quality.trim().strip_prefix("q=").and_then(|q| q.trim().parse::<f32>().ok()) == Some(0.0);
        name.trim().eq_ignore_ascii_case(coding) && !refused
    })
}

/// At its quickest: a file is compressed for every answer.
fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(content)?;
    encoder.finish()
}

/// At its best: quality 11, a window of 2²² bytes, which every browser takes.
fn brotli(content: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    {
        let mut encoder = brotli::CompressorWriter::new(&mut body, 1 << 16, 11, 22);
        // Writing into memory does not fail.
        let _ = encoder.write_all(content);
    }
    body
}

/// Length and time of change: enough to tell two builds of one file apart.
fn entity_tag(file: &Path, length: usize) -> Option<HeaderValue> {
    let changed = fs::metadata(file).ok()?.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    HeaderValue::try_from(format!("W/\"{length:x}-{:x}\"", changed.as_nanos())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

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
        write("data/a b.json", "{}");
        write("app.wasm", &"\0asm".repeat(200));
        fs::create_dir(folder.path().join("empty")).unwrap();
        folder
    }

    fn get(site: &Site, address: &str) -> Response<Full<Bytes>> {
        site.answer(&Request::get(address).body(()).unwrap())
    }

    fn header<'a>(response: &'a Response<Full<Bytes>>, name: &str) -> &'a str {
        response.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn body(response: Response<Full<Bytes>>) -> Vec<u8> {
        let mut body = response.into_body();
        let mut bytes = Vec::new();
        let waker = std::task::Waker::noop();
        let mut context = std::task::Context::from_waker(waker);
        while let std::task::Poll::Ready(Some(Ok(frame))) =
            hyper::body::Body::poll_frame(std::pin::Pin::new(&mut body), &mut context)
        {
            bytes.extend(frame.into_data().unwrap());
        }
        bytes
    }

    #[test]
    fn a_folder_shows_its_index_and_without_the_slash_redirects_to_it_keeping_the_query() {
        let folder = built();
        let site = Site::new(folder.path());
        assert_eq!(body(get(&site, "/")), b"home");
        assert!(get(&site, "/letters/one/?q=x").status().is_success());
        let moved = get(&site, "/letters/one?q=knot&text=source");
        assert_eq!(moved.status(), StatusCode::MOVED_PERMANENTLY);
        assert_eq!(header(&moved, "location"), "/letters/one/?q=knot&text=source");
    }

    #[test]
    fn what_does_not_exist_is_a_real_404_with_the_page_of_the_site() {
        let folder = built();
        let site = Site::new(folder.path());
        for address in ["/letters/two/", "/empty/", "/index.html/", "/data//a%20b.json", "/%ff", "//example.org/"] {
            let response = get(&site, address);
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{address}");
            assert_eq!(body(response), b"not here", "{address}");
        }
    }

    #[test]
    fn nothing_outside_the_folder_is_ever_sent() {
        let folder = built();
        fs::write(folder.path().join("secret.txt"), "secret").unwrap();
        let site = Site::new(folder.path().join("letters"));
        for address in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/one/../../secret.txt"] {
            assert_eq!(get(&site, address).status(), StatusCode::NOT_FOUND, "{address}");
        }
    }

    #[test]
    fn below_a_path_the_same_files_are_there_and_nothing_beside_it() {
        let folder = built();
        let site = Site::new(folder.path()).below("some/sub/path/");
        assert_eq!(site.base(), "/some/sub/path/");
        assert_eq!(body(get(&site, "/some/sub/path/")), b"home");
        assert_eq!(header(&get(&site, "/some/sub/path?q=x"), "location"), "/some/sub/path/?q=x");
        assert_eq!(header(&get(&site, "/some/sub/path/letters/one"), "location"), "/some/sub/path/letters/one/");
        assert_eq!(get(&site, "/letters/one/").status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn whoever_accepts_gzip_gets_text_and_webassembly_compressed() {
        let folder = built();
        let site = Site::new(folder.path());
        let asking = |address: &str, coding: &str| {
            site.answer(&Request::get(address).header(ACCEPT_ENCODING, coding).body(()).unwrap())
        };
        let page = asking("/letters/one/", "deflate, gzip;q=0.5, br");
        assert_eq!(header(&page, "content-encoding"), "gzip");
        assert_eq!(header(&page, "vary"), "accept-encoding");
        let mut text = String::new();
        flate2::read::GzDecoder::new(&*body(page)).read_to_string(&mut text).unwrap();
        assert_eq!(text, "a letter ".repeat(100));
        assert_eq!(header(&asking("/app.wasm", "gzip"), "content-encoding"), "gzip");
        assert_eq!(header(&asking("/letters/one/", "gzip;q=0"), "content-encoding"), "");
        assert_eq!(header(&asking("/", "gzip"), "content-encoding"), "", "too small to be worth it");
    }

    #[test]
    fn a_site_that_offers_brotli_sends_it_to_whoever_accepts_it() {
        let folder = built();
        let site = Site::new(folder.path()).with_brotli();
        let asking = |coding: &str| {
            site.answer(&Request::get("/letters/one/").header(ACCEPT_ENCODING, coding).body(()).unwrap())
        };
        for _ in 0..2 {
            let page = asking("gzip, br");
            assert_eq!(header(&page, "content-encoding"), "br");
            let mut text = String::new();
            brotli::Decompressor::new(&*body(page), 4096).read_to_string(&mut text).unwrap();
            assert_eq!(text, "a letter ".repeat(100));
        }
        assert_eq!(header(&asking("gzip"), "content-encoding"), "gzip");
        assert_eq!(header(&asking("br;q=0, gzip"), "content-encoding"), "gzip");
    }

    #[test]
    fn files_have_the_media_types_that_browsers_insist_on() {
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
            assert_eq!(media_type(Path::new(name)), expected, "{name}");
        }
    }

    #[test]
    fn an_unchanged_file_is_not_sent_twice() {
        let folder = built();
        let site = Site::new(folder.path());
        let first = get(&site, "/data/a%20b.json");
        assert_eq!(first.status(), StatusCode::OK);
        let again = Request::get("/data/a%20b.json").header(IF_NONE_MATCH, header(&first, "etag")).body(()).unwrap();
        assert_eq!(site.answer(&again).status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn other_methods_are_refused_and_headers_of_the_host_stand_on_every_answer() {
        let folder = built();
        let site = Site::new(folder.path())
            .with_header(HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff"));
        let response = site.answer(&Request::post("/").body(()).unwrap());
        assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(header(&response, "allow"), "GET, HEAD");
        assert_eq!(header(&response, "x-content-type-options"), "nosniff");
    }
}
