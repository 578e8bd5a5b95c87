//! The collection as files, and the list of pages for search engines.

use super::{PublishError, output::Output};
use citations::{self as cite};
use compare::parallels;
use corpus::PartialDate;
use exports::files::{self, DataFile};
use knot_of_war::edition::Edition;
use site::Route;
use text::escape::html as escape;

/// Writes everything under `data/`, and gives it.
///
/// # Errors
/// When the collection cannot be written as JSON, or a file cannot be written.
pub fn write(output: &mut Output, edition: &Edition, site_url: Option<&str>) -> Result<Vec<DataFile>, PublishError> {
    let failed = |error: serde_json::Error| PublishError::Corpus(error.to_string());
    let links = serde_json::to_vec(&parallels::records(&edition.corpus, edition.evidence())).map_err(failed)?;
    let cited = cite::CitedEdition { corpus: &edition.corpus, base: site_url, accessed: None };
    let files = files::all(&cited, links).map_err(failed)?;
    for file in &files {
        output.write(&file.path, &file.bytes)?;
    }
    Ok(files)
}

/// `robots.txt`: everything may be read by anybody; where the site has an address, with the way to the list of pages.
#[must_use]
pub fn robots(site_url: Option<&str>) -> String {
    let sitemap = site_url.map_or_else(String::new, |url| format!("\nSitemap: {url}sitemap.xml\n"));
    format!("User-agent: *\nDisallow:\n{sitemap}")
}

/// `sitemap.xml`: it must give whole addresses, and is for sites that have one. `folders`: the pages beside those of the
/// application. All are as old as the edition, of whose date they are written anew.
#[must_use]
pub fn sitemap(routes: &[Route], folders: &[&str], site_url: &str, date: PartialDate) -> String {
    let paths = routes.iter().map(|route| route.path().trim_start_matches('/').to_owned());
    let paths = paths.chain(folders.iter().map(|&folder| folder.to_owned()));
    // The format knows days, and leaves it to us to say nothing.
    let changed = date.day.map_or_else(String::new, |_| format!("<lastmod>{date}</lastmod>"));
    let pages: String = paths
        .map(|path| format!("<url><loc>{}</loc>{changed}</url>\n", escape(&format!("{site_url}{path}"))))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{pages}</urlset>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sitemap_gives_whole_addresses() {
        let routes = [Route::Explorer, Route::letter("a-letter")];
        let sitemap = sitemap(&routes, &["data/"], "https://example.org/x/", "2024-06-07".parse().unwrap());
        assert!(sitemap.contains("<loc>https://example.org/x/</loc><lastmod>2024-06-07</lastmod>"), "{sitemap}");
        assert!(sitemap.contains("<loc>https://example.org/x/letters/a-letter/</loc>"), "{sitemap}");
        assert!(sitemap.contains("<loc>https://example.org/x/data/</loc>"), "{sitemap}");
    }
}
