//! The application as a file: its packed parts, from the page that runs or from the bare explorer on the site.
//!
//! Start with [`shell`]. Nothing here knows what is filled in.

use exports::one_file::Shell;
use js_sys::{JsString, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, Element, Response, SupportedType};

use super::page;

/// The bare explorer, beside the pages of the site.
const EXPLORER: &str = "explorer.html";

/// What letters can be saved with. A page that was opened from a disk has it in itself; on the site it is fetched, with
/// an address that is the same whatever letters are open. `None` where it does not come.
pub async fn shell() -> Option<Shell> {
    let document = page::document()?;
    if let Some(own) = shell_of(&document) {
        return Some(own);
    }
    let root = page::root_attribute("data-root")?;
    let address = web_sys::Url::new_with_base(&format!("{root}{EXPLORER}"), &document.base_uri().ok()??).ok()?.href();
    let response: Response = settled(web_sys::window()?.fetch_with_str(&address)).await?;
    if !response.ok() {
        return None;
    }
    let text: JsString = settled(response.text().ok()?).await?;
    // The policy of the page that runs holds for whatever it parses, and speaks of a style sheet that is none of its own.
    let text = String::from(text).replace("<style>", "<script type=\"style\">").replace("</style>", "</script>");
    let parsed = DomParser::new().ok()?.parse_from_string(&text, SupportedType::TextHtml).ok()?;
    shell_of(&parsed)
}

async fn settled<T: JsCast>(promise: Promise) -> Option<T> {
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// The parts of a page that holds the application, if it does.
fn shell_of(document: &Document) -> Option<Shell> {
    let first = |selector: &str| document.query_selector(selector).ok().flatten();
    let text = |selector: &str| first(selector)?.text_content();
    let attribute = |selector: &str, name: &str| first(selector)?.get_attribute(name);
    let found = document.query_selector_all("script[id^='packed-']").ok()?;
    let packed: Vec<(String, String)> = (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into::<Element>().ok())
        .filter_map(|element| Some((element.id().strip_prefix("packed-")?.to_owned(), element.text_content()?)))
        .collect();
    if packed.is_empty() {
        return None;
    }
    Some(Shell {
        policy: attribute("meta[http-equiv='Content-Security-Policy']", "content")?,
        head_script: text("head > script:not([type])")?,
        plain_style: text("head > style").or_else(|| text("head > script[type='style']"))?,
        icon: attribute("link[rel='icon']", "href")?,
        version: attribute("meta[name='version']", "content")?,
        packed,
        unpack: text("body > script:not([id])")?,
    })
}
