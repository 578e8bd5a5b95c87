//! A whole HTML page: head, policy, the rendered application.
//!
//! Start with [`Frame`]. The body is rendered by the same [`App`] that runs in the browser, so that it can be
//! hydrated; nothing changes it afterwards.

use yew::LocalServerRenderer;

use super::{
    Options, PublishError, assets::Assets, catalogue::PlainPage, feed, head, head_script::head_script,
    output::policy_digest, pictures::Pictures,
};
use citations::{self as cite, metadata::PreviewPicture};
use corpus::Corpus;
use knot_of_war::app::{App, AppProps};
use knot_of_war::edition::Edition;
use knot_of_war::opened::EditionSwitch;
use knot_of_war::platform::history::UrlScheme;
use knot_of_war::view::prerendered::{Prerendered, Region, RegionProps};
use site::{Route, pages::has_many_letters};
use text::escape::html as escape;

/// What every page has around the application.
pub struct Frame<'a> {
    edition: &'a Edition,
    assets: &'a Assets,
    pictures: &'a Pictures,
    options: &'a Options,
    head_script: String,
    site_url: Option<String>,
}

/// What differs from page to page.
struct Sheet<'a> {
    /// The route that the body was rendered for; `None` if it was rendered for none.
    stamp: Option<&'a Route>,
    /// The way to the edition's root.
    root: &'a str,
    /// Title, description and the like.
    meta: &'a str,
    /// The content of `#app`.
    body: &'a str,
}

/// The language of the application’s own words.
const LANGUAGE: &str = "en";

impl<'a> Frame<'a> {
    /// Prepares the frame.
    #[must_use]
    pub fn new(edition: &'a Edition, assets: &'a Assets, pictures: &'a Pictures, options: &'a Options) -> Self {
        let site_url = options.site_url_of(&edition.corpus);
        Self {
            edition,
            assets,
            pictures,
            options,
            head_script: head_script(&edition.corpus.collection.id, &assets.wasm),
            site_url,
        }
    }

    /// The page of a route.
    ///
    /// # Errors
    /// When the application cannot be rendered.
    pub fn page(&self, route: &Route) -> Result<String, PublishError> {
        let body = not_following_views(&render(self.edition, route, self.site_url.as_deref())?);
        let cited = cite::CitedEdition { corpus: &self.edition.corpus, base: self.site_url.as_deref(), accessed: None };
        let root = route.root();
        let picture = self.pictures.of(route);
        let picture = picture.map(|picture| PreviewPicture { path: &picture.path, root: &root, alt: &picture.alt });
        let meta = head::tags(&cited, route, self.options, picture);
        Ok(self.document(&Sheet { stamp: Some(route), root: &root, meta: &meta, body: &body }))
    }

    /// The page from which the service worker makes every page that it does not keep: it has no content, and its
    /// addresses, all of which begin with `./`, are those of a page at the edition's root.
    #[must_use]
    pub fn shell(&self) -> String {
        let meta = head::shell_tags(&self.edition.corpus, self.options);
        self.document(&Sheet { stamp: None, root: "./", meta: &meta, body: "" })
    }

    fn document(&self, sheet: &Sheet<'_>) -> String {
        let Assets { script, first_style_text, style, more_style, icon, .. } = self.assets;
        let Sheet { stamp, root, meta, body } = sheet;
        // The language of the application; texts in another say theirs.
        let language = LANGUAGE;
        let policy = if self.options.release { self.policy() } else { String::new() };
        let stamp =
            stamp.map_or_else(String::new, |route| format!(" data-route=\"{route}\"", route = escape(&route.path())));
        // A letter does without; the start script brings it.
        let more = match sheet.stamp {
            Some(Route::Letter { .. }) => String::new(),
            _ => format!("<link rel=\"stylesheet\" href=\"{root}{more_style}\">\n"),
        };
        // In the page it is there at once. Of many letters it would be most of what lies on the host; what the worker keeps
        // has it in it all the same.
        let is_kept = matches!(sheet.stamp, None | Some(Route::Explorer));
        let first_style = if is_kept || !has_many_letters(&self.edition.corpus) {
            format!("<style>{first_style_text}</style>\n")
        } else {
            format!("<link rel=\"stylesheet\" href=\"{root}{style}\">\n")
        };
        let manifest = if self.options.offline {
            format!("<link rel=\"manifest\" href=\"{root}{MANIFEST}\">\n")
        } else {
            String::new()
        };
        format!(
            "<!DOCTYPE html>\n\
             <html lang=\"{language}\" data-app=\"static\"{stamp} data-root=\"{root}\"{site}>\n<head>\n\
             <meta charset=\"utf-8\">\n{policy}\
             <script>{head_script}</script>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\">\n\
             {meta}\
             {first_style}{more}\
             <link rel=\"icon\" href=\"{root}{icon}\" type=\"image/svg+xml\">\n{manifest}\
             <link rel=\"alternate\" href=\"{root}{feed}\" type=\"application/atom+xml\" title=\"Versions\">\n\
             <script type=\"module\" src=\"{root}{script}\"></script>\n{reload}\
             </head>\n<body>\n\
             <noscript><p class=\"no-app\">Scripts are off: every text is here to be read; searching, filtering and \
             level comparison need them.</p></noscript>\n\
             <p class=\"no-app failed\" role=\"status\">The application is not running: it has not come, this browser refuses it, or it has ended \
             by itself (then load the page again). \
             Every text is here to be read; searching, filtering and level comparison are missing.</p>\n\
             <p class=\"no-app disk\">Opened from a disk, the pages can be read one by one. Searching, filtering \
             and level comparison are in <a href=\"{root}{one_file}\">the one file</a>.</p>\n\
             <div id=\"app\">{body}</div>\n{imprint}\
             <p id=\"told\" role=\"status\"></p>\n</body>\n</html>\n",
            one_file = super::one_file::name(&self.edition.corpus),
            feed = feed::NAME,
            imprint = imprint(&self.edition.corpus, self.options),
            site = site_attribute(self.site_url.as_deref()),
            head_script = self.head_script,
            reload = self.assets.reload_script,
        )
    }

    /// What a page may load and run: nothing that is not the edition's own; in the page itself, the one script and the one
    /// style sheet with these digests.
    fn policy(&self) -> String {
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' '{}' \
             'wasm-unsafe-eval'; style-src 'self' '{}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
             worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'\">\n",
            policy_digest(&self.head_script),
            policy_digest(&self.assets.first_style_text)
        )
    }

    /// A page that runs no application: name, navigation and foot as on the others, without what needs scripts.
    #[must_use]
    pub fn plain(&self, page: &PlainPage) -> String {
        let Assets { style, more_style, icon, .. } = self.assets;
        let corpus = &self.edition.corpus;
        let edition = &corpus.collection.edition;
        let root = "../".repeat(page.folder.matches('/').count());
        let items: String = [
            (Route::Explorer, "Letters"),
            (Route::Contradictions, "Contradictions"),
            (Route::Choose, "Compare"),
            (Route::Exchange, "Exchange"),
            (Route::Themes, "Themes"),
            (Route::People, "People and places"),
            (Route::About, "About"),
        ]
        .into_iter()
        .filter(|(route, _)| site::pages::exists(corpus, route))
        .map(|(route, label)| {
            format!("<li><a href=\"{root}{path}\">{label}</a></li>", path = route.path().trim_start_matches('/'))
        })
        .collect();
        let own = self.site_url.as_deref().unwrap_or(&root);
        let own = format!("{own}{}", page.folder);
        let neighbours = self
            .site_url
            .iter()
            .flat_map(|url| page.neighbours.iter().map(move |(rel, folder)| (*rel, format!("{url}{folder}"))));
        let licence = corpus.collection.licence.as_ref().map(|licence| ("license", licence.url.clone()));
        let links: String = [("canonical", own)]
            .into_iter()
            .chain(licence)
            .chain(neighbours)
            .map(|(rel, address)| format!("<link rel=\"{rel}\" href=\"{}\">\n", escape(&address)))
            .collect();
        let cited = cite::CitedEdition { corpus, base: self.site_url.as_deref(), accessed: None };
        let preview = cite::metadata::Preview {
            title: &page.title,
            description: &page.description,
            picture: None,
            path: &page.folder,
            is_text: false,
        };
        let said = cite::structured_data::page(&cited, &preview, cite::structured_data::About::List);
        format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\" data-app=\"static\" data-root=\"{root}\">\n<head>\n\
             <meta charset=\"utf-8\">\n{policy}<script>{head_script}</script>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{name} · {title}</title>\n<meta name=\"description\" content=\"{description}\">\n\
             <meta name=\"version\" content=\"{version}\">\n<meta name=\"DC.date\" content=\"{date}\">\n{links}\
             <link rel=\"stylesheet\" href=\"{root}{style}\">\n<link rel=\"stylesheet\" href=\"{root}{more_style}\">\n\
             <link rel=\"icon\" href=\"{root}{icon}\" type=\"image/svg+xml\">\n\
             <link rel=\"alternate\" href=\"{root}{feed}\" type=\"application/atom+xml\" title=\"Versions\">\n\
             <script type=\"application/ld+json\">{said}</script>\n\
             </head>\n<body>\n\
             <header class=\"bar\"><a class=\"skip\" href=\"#main\">Skip to the text</a>\
             <a class=\"name\" href=\"{root}\">{title}</a>\
             <details class=\"site-menu\"><summary>Menu</summary></details><nav aria-label=\"Pages\"><ul>{items}</ul></nav></header>\n\
             <main id=\"main\" tabindex=\"-1\"><div class=\"page\">\n{main}</div></main>\n\
             <footer class=\"foot\"><p>{title}, edition {number} of {day}. <a href=\"{root}{about}\">About</a></p></footer>\n\
             {imprint}</body>\n</html>\n",
            language = LANGUAGE,
            policy = if self.options.release { self.policy() } else { String::new() },
            head_script = self.head_script,
            name = escape(&page.title),
            title = escape(&corpus.collection.title),
            description = escape(&page.description),
            version = escape(&self.options.version(corpus)),
            date = edition.date,
            feed = feed::NAME,
            main = page.main,
            number = escape(&edition.version),
            day = edition.date.in_words(),
            about = Route::About.path().trim_start_matches('/'),
            imprint = imprint(corpus, self.options),
        )
    }

    /// The page that a host shows where there is none. It cannot know how deep its address lies: its style is in it,
    /// and a script-free link leads to the site's address if it is known, else up from the address's first folder.
    #[must_use]
    pub fn not_found(&self) -> String {
        let collection = &self.edition.corpus.collection;
        let title = escape(&collection.title);
        let style = concat!(include_str!("../../../styles/tokens.css"), include_str!("not_found.css"));
        let script = include_str!("not_found.js");
        let policy = format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '{}'; \
             style-src '{}'; base-uri 'none'; form-action 'none'\">",
            policy_digest(script),
            policy_digest(style)
        );
        let home = escape(self.site_url.as_deref().unwrap_or("/"));
        let ways: String = [
            (Route::Contradictions, "Contradictions"),
            (Route::Choose, "Compare"),
            (Route::Exchange, "Exchange"),
            (Route::Themes, "Themes"),
            (Route::About, "About"),
        ]
        .into_iter()
        .filter(|(route, _)| site::pages::exists(&self.edition.corpus, route))
        .map(|(route, label)| {
            format!("<li><a href=\"{home}{}\">{label}</a></li>", route.path().trim_start_matches('/'))
        })
        .collect();
        format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n{policy}\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>No such page · {title}</title>\n<meta name=\"description\" content=\"No such page.\">\n\
             <meta name=\"robots\" content=\"noindex\">\n<style>{style}</style>\n</head>\n<body>\n\
             <header><a href=\"{home}\">{title}</a></header>\n\
             <main>\n<h1>No such page</h1>\n<p>There is no page of {title} at this address.</p>\n\
             <p><a id=\"home\" href=\"{home}\">To all letters</a></p>\n<ul aria-label=\"Pages\">{ways}</ul>\n</main>\n\
             <footer>Version {version}</footer>\n<script>{script}</script>\n</body>\n</html>\n",
            language = LANGUAGE,
            version = escape(&self.options.version(&self.edition.corpus)),
        )
    }
}

/// Which edition a reader has before them, to the commit it was made from. It stands below the application, which does
/// not know its commit: the publisher does.
#[must_use]
pub fn imprint(corpus: &Corpus, options: &Options) -> String {
    format!("<aside class=\"imprint\" aria-label=\"Version\">Version {}</aside>\n", escape(&options.version(corpus)))
}

/// A page whose links to views of pages (with a query: a search, a passage, another order) crawlers are asked not to follow:
/// the page itself has all that is in them. Only what is published says so; in the application nobody crawls.
fn not_following_views(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 64);
    for (number, piece) in html.split("<a ").enumerate() {
        if number > 0 {
            out.push_str("<a ");
            let tag = piece.split('>').next().unwrap_or_default();
            let address = tag.split_once("href=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
            let is_view = address.starts_with(['.', '?']) && address.contains('?');
            if is_view && !tag.contains("rel=\"") {
                out.push_str("rel=\"nofollow\" ");
            }
        }
        out.push_str(piece);
    }
    out
}

/// The name of the web manifest.
pub const MANIFEST: &str = "manifest.webmanifest";

/// Renders the application for a route, as the browser will find it. The site's own address stands in citations.
///
/// Twice: first to learn which regions of running text it has, then with these, each rendered by itself, as raw HTML.
///
/// # Errors
/// When the renderer cannot be run.
pub fn render(edition: &Edition, route: &Route, site_url: Option<&str>) -> Result<String, PublishError> {
    let failed = |error: std::io::Error| PublishError::Render(route.path(), error.to_string());
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(failed)?;
    let app = |prerendered: &Prerendered| {
        LocalServerRenderer::<App>::with_props(AppProps {
            edition: edition.clone(),
            url_scheme: UrlScheme::Pages { base: String::new(), served: None },
            route: route.clone(),
            site_url: site_url.map(str::to_owned),
            prerendered: prerendered.clone(),
            opened: None,
            edition_switch: EditionSwitch::default(),
            remembered_as: edition.corpus.collection.id.clone(),
        })
    };
    let rendered = async {
        let asking = Prerendered::asking();
        app(&asking).render().await;
        let mut regions = Vec::new();
        for (name, html) in asking.noted() {
            let region = LocalServerRenderer::<Region>::with_props(RegionProps { html }).hydratable(false);
            regions.push((name, region.render().await));
        }
        app(&Prerendered::written(regions)).render().await
    };
    Ok(tokio::task::LocalSet::new().block_on(&runtime, rendered))
}

/// The root element's `data-site`: the site's own address, from which citations and links to be sent are made; empty
/// where there is none.
#[must_use]
pub fn site_attribute(site_url: Option<&str>) -> String {
    site_url.map_or_else(String::new, |url| format!(" data-site=\"{}\"", escape(url)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crawlers_are_asked_to_follow_pages_and_not_views_of_them() {
        let view = "<p><a class=\"x\" href=\"../?q=a&amp;to=b\">a</a><a href=\"?text=both#p1\">b</a>";
        let marked = "<p><a rel=\"nofollow\" class=\"x\" href=\"../?q=a&amp;to=b\">a</a>\
                      <a rel=\"nofollow\" href=\"?text=both#p1\">b</a>";
        assert_eq!(not_following_views(view), marked);
        let other = "<a href=\"../\">a?</a><a href=\"#p1\">b</a><a href=\"mailto:x?subject=y\">c</a>\
                     <a href=\"https://example.org/?a\" rel=\"external\">d</a><abbr title=\"./?\">e</abbr>";
        assert_eq!(not_following_views(other), other);
    }
}
