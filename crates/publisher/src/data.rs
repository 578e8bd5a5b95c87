//! The collection as files, and the list of pages for search engines.

use super::{PublishError, output::Output};
use citations::{self as cite};
use compare::parallels;
use exports::files;
use knot_of_war::edition::Edition;
use site::Route;
use text::escape::html as escape;

/// Writes everything under `data/`.
///
/// # Errors
/// When the collection cannot be written as JSON, or a file cannot be written.
pub fn write(output: &mut Output, edition: &Edition, site_url: Option<&str>) -> Result<(), PublishError> {
    let failed = |error: serde_json::Error| PublishError::Corpus(error.to_string());
    let links = serde_json::to_vec(&parallels::records(&edition.corpus, edition.evidence())).map_err(failed)?;
    let cited = cite::CitedEdition { corpus: &edition.corpus, base: site_url, accessed: None };
    for file in files::all(&cited, links).map_err(failed)? {
        output.write(&file.path, &file.bytes)?;
    }
    Ok(())
}

/// `sitemap.xml`: it must give whole addresses, and is for sites that have one.
#[must_use]
pub fn sitemap(routes: &[Route], site_url: &str) -> String {
    let pages: String = routes
        .iter()
        .map(|route| format!("<url><loc>{}</loc></url>\n", escape(&whole_address(site_url, route))))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{pages}</urlset>\n"
    )
}

fn whole_address(site_url: &str, route: &Route) -> String {
    format!("{site_url}{}", route.path().trim_start_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sitemap_gives_whole_addresses() {
        let sitemap = sitemap(&[Route::Explorer, Route::letter("a-letter")], "https://example.org/x/");
        assert!(sitemap.contains("<loc>https://example.org/x/</loc>"), "{sitemap}");
        assert!(sitemap.contains("<loc>https://example.org/x/letters/a-letter/</loc>"), "{sitemap}");
    }
}
