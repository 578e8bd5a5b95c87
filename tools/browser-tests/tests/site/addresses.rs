//! Addresses: odd ones, hostile ones, and the way back.

use anyhow::Result;
use browser_tests::{Browser, Reader, versions::dist};
use site::Route;

use crate::{corpus, is_turn};

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

/// Trouble: addresses | a parameter that nobody knows | the page, and that the parameter is ignored
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

/// Trouble: places | back and forward between pages | title and place as they were left
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

/// Scrolls as readers do, by and by, so that what they come by is drawn, and waits until the place is noted. `within` is what
/// scrolls in the page by itself.
async fn scroll_to(reader: &Reader, y: u32, within: &[u32]) -> Result<()> {
    for step in 1..=10 {
        reader.eval(&format!("scrollTo(0, {}); return true", y * step / 10)).await?;
        reader.frames(2).await?;
    }
    let panes = "[...document.querySelectorAll('[data-pane]')]";
    for (pane, y) in within.iter().enumerate() {
        reader.eval(&format!("{panes}[{pane}].scrollTop = {y}; return true")).await?;
        reader.frames(4).await?;
    }
    let noted = format!(
        "return JSON.stringify(history.state) === JSON.stringify([scrollY, ...{panes}.map((one) => one.scrollTop)])"
    );
    reader.wait_for("the place to be noted", &noted).await
}

/// Notes what stands where on the page, and a script that says whether it does again: within so many px.
async fn standing(reader: &Reader) -> Result<String> {
    let list = "[...document.querySelectorAll('main :is(li, p, h2, h3, tr, section)')].filter((one) => { \
        const { top, height } = one.getBoundingClientRect(); return height && top > 130 && top < innerHeight - 40; }) \
        .map((one) => [one.textContent.slice(0, 60), one.getBoundingClientRect().top])";
    let seen = reader.eval(&format!("return [scrollY, {list}]")).await?;
    Ok(format!(
        "const [y, seen] = {seen}, now = {list}; \
         return location.pathname + location.search === '{}' && document.documentElement.dataset.app === 'ready' && \
           seen.length > 0 && seen.every(([text, top]) => now.some((one) => one[0] === text && Math.abs(one[1] - top) < 24))",
        reader.text("return location.pathname + location.search").await?
    ))
}

/// Every kind of page and view, results first.
fn long_pages() -> Vec<String> {
    let corpus = corpus();
    let letter = Route::letter(&corpus.letters[0].id).path();
    let opening = corpus.collection.opening.unwrap();
    let pair = Route::compare(&opening.a.letter, &opening.b.letter).path();
    let theme = Route::Theme { theme: corpus.themes[0].id.clone() }.path();
    let person = Route::Person { id: corpus.people[0].id.clone() }.path();
    vec![
        "/?q=cuba".to_owned(),
        "/?q=cuba&view=letters".to_owned(),
        "/?q=cuba&view=concordance".to_owned(),
        "/".to_owned(),
        letter.clone(),
        format!("{letter}?text=source&q=peace"),
        "/themes/".to_owned(),
        theme,
        "/people/".to_owned(),
        person,
        "/contradictions/".to_owned(),
        "/exchange/".to_owned(),
        pair.clone(),
        format!("{pair}?at=a-{},b-{}", opening.a.part, opening.b.part),
        format!("{pair}?by=words"),
        format!("{pair}?view=linear"),
        "/compare/".to_owned(),
        "/help/".to_owned(),
    ]
}

/// Trouble: places | any page and view scrolled down, both panes of a comparison too; back at once and later, reload, back from a page outside | everything where it was left
#[tokio::test]
async fn every_kind_of_page_and_view_stands_where_it_was_left_after_back_and_reload() -> Result<()> {
    for (place, browser) in Browser::every().into_iter().enumerate() {
        let reader = Reader::usual(browser).await?;
        let outside = Reader::usual(browser).await?;
        // By day every other one, each in one engine, and results in all.
        for (_, path) in long_pages().iter().enumerate().filter(|(case, _)| *case == 0 || is_turn(*case, 2 * place, 6))
        {
            let what = |how: &str| format!("{browser:?} {path}: {how}");
            reader.open(path).await?;
            let room = "return document.documentElement.scrollHeight - innerHeight";
            reader.wait_for(path, &format!("{room} > 100 || !!document.querySelector('[data-pane]')")).await?;
            reader.frames(20).await?;
            let room = reader.eval(room).await?.as_f64().unwrap();
            let has_panes = reader.eval("return !!document.querySelector('.desk')?.checkVisibility()").await? == true;
            let within: &[u32] = if has_panes { &[900, 2100] } else { &[] };
            scroll_to(&reader, (room * 0.6) as u32, within).await?;
            reader.frames(4).await?;
            let there = standing(&reader).await?;
            // By a link of the application, and back before anything has come to rest, then when it has.
            let away = "const link = document.querySelector('.bar a[href$=\"about/\"]'); link.click();";
            // Nothing waits within the page: an engine may leave a script unanswered whose page goes back.
            let at_once = format!("{away} setTimeout(() => history.back()); return location.pathname");
            let been = reader.text(&at_once).await?;
            assert!(been.ends_with("/about/"), "{}: {been}", what("a link of the application is followed at once"));
            reader.wait_for(&what("back at once"), &there).await?;
            reader.eval(&format!("{away} return true")).await?;
            let is_away = "return location.pathname.endsWith('/about/') && !!document.getElementById('versions')";
            reader.wait_for(&what("another page"), is_away).await?;
            reader.frames(20).await?;
            reader.eval("history.back(); return true").await?;
            reader.wait_for(&what("back"), &there).await?;
            reader.frames(20).await?;
            reader.wait_for(&what("back, and at rest"), &there).await?;
            reader.reload().await?;
            reader.wait_for(&what("reload"), &there).await?;
            reader.frames(20).await?;
            reader.wait_for(&what("reload, and at rest"), &there).await?;
            // Another host; a browser may keep the page whole meanwhile.
            reader.driver.goto(outside.address("/data/")).await?;
            reader.driver.back().await?;
            reader.wait_for(&what("back from outside"), &format!("{BROUGHT} {there}")).await?;
        }
        outside.leave().await?;
        reader.leave().await?;
    }
    Ok(())
}

/// A first sign where the page is at rest.
const BROUGHT: &str =
    "if (document.documentElement.dataset.app === 'static') dispatchEvent(new PointerEvent('pointermove'));";
