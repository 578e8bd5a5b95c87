//! Addresses: odd ones, hostile ones, and the way back.

use anyhow::Result;
use browser_tests::{Browser, Reader, reader::dist};
use site::Route;

use crate::corpus;

/// Trouble: addresses | odd parameters and values | the page, with a notice
#[tokio::test]
async fn no_address_breaks_a_page() -> Result<()> {
    let letter = corpus().letters.remove(0).id;
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        for path in [
            "/?q=%22%29%28%20OR%20NOT%20~~~&to=-&view=upside&sort=%F0%9F%92%A5",
            "/?q=%00%ff%fe&after=99999&before=1962-13-77&theme=-",
            &format!("/letters/{letter}/?text=sideways&at=p9999:1-2~zzzz&q=%25%25#nowhere"),
            &format!("/letters/{letter}/index.html?at=p1:5-2"),
            &format!("/compare/{letter}/rest/?by=passages&kind=love&min=9&at=a-p1,a-p1,q-7"),
        ] {
            reader.open(path).await?;
            assert_eq!(reader.eval("return document.querySelectorAll('h1').length").await?, 1, "{browser:?} {path}");
        }
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn unknown_parameters_are_named_and_ignored() -> Result<()> {
    let letter = corpus().letters.remove(0).id;
    let reader = Reader::usual(Browser::Chromium).await?;
    reader.open(&format!("/letters/{letter}/?colour=blue")).await?;
    reader
        .wait_for("the notice", "return document.querySelector('.notice').textContent.includes('colour=blue')")
        .await?;
    reader.leave().await
}

#[tokio::test]
async fn back_and_forward_return_to_page_title_and_place() -> Result<()> {
    let letter = corpus().letters.remove(0);
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open("/about/").await?;
        let about = reader.driver.title().await?;
        reader.eval("window.scrollTo(0, 300); return true").await?;
        reader
            .eval(&format!(
                "const link = document.createElement('a'); link.href = '../letters/{}/'; document.querySelector('main').append(link); link.click(); link.remove(); return true",
                letter.id
            ))
            .await?;
        reader
            .wait_for(
                "the letter",
                &format!("return !!document.querySelector('[data-letter=\"{}\"]') && scrollY === 0", letter.id),
            )
            .await?;
        reader.driver.back().await?;
        reader.wait_for("back", "return location.pathname.endsWith('/about/') && Math.abs(scrollY - 300) < 3").await?;
        assert_eq!(reader.driver.title().await?, about, "{browser:?}");
        reader.driver.forward().await?;
        reader
            .wait_for("forward", &format!("return !!document.querySelector('article[data-letter=\"{}\"]')", letter.id))
            .await?;
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[test]
fn the_page_where_there_is_none_has_the_colours_of_the_others_and_leads_to_them() -> Result<()> {
    let page = std::fs::read_to_string(dist().join("404.html"))?;
    for name in ["--paper:", "--ink:", "prefers-color-scheme: dark"] {
        assert!(page.contains(name), "{name}");
    }
    for route in [Route::Contradictions, Route::Choose, Route::Exchange, Route::Themes, Route::About] {
        let end = format!("{}\">", route.path());
        assert!(page.contains(&end), "{route:?} is led to");
        // Below whatever folder the edition lies, its own first folder is known.
        let folder = route.path().trim_matches('/').to_owned();
        assert!(page.contains(&format!("|{folder}|")), "{folder}");
    }
    Ok(())
}
