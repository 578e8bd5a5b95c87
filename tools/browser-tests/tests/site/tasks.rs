//! What readers come for, walked from the first page by clicks and keys alone, at three widths in both browsers (by day each
//! width in one): how many clicks each takes at most, and that what was sought is in view at its end.
//!
//! Start with [`TASKS`]. One browser walks them all without loading a page anew. What takes another device or a host that is
//! gone (a link that was sent, a day without a network) is in `passages` and `offline`.

use anyhow::{Context as _, Result};
use browser_tests::{Browser, Options, Reader, driver::Start};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::at_length;

/// What a reader does, or has to see.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Clicks what is shown, by selector and words.
    Click(&'static str, &'static str),
    /// The same where the page offers it at this width; elsewhere it is not needed.
    ClickIfShown(&'static str, &'static str),
    /// Types where the focus is.
    Type(&'static str),
    /// Goes by Tab to what has these words, and presses Enter; counted as a click.
    TabTo(&'static str, &'static str),
    /// Has in view, not covered.
    Sees(&'static str, &'static str),
    /// Has on the page: what is drawn, wherever it stands.
    Has(&'static str, &'static str),
    /// Rests, and opens the first page another time.
    Leave,
}
use Step::{Click, ClickIfShown, Has, Leave, Sees, TabTo, Type};

const ESCAPE: &str = "\u{e00c}";
const ENTER: &str = "\u{e007}";

/// What is sought, how many clicks it takes at most, and the way.
type Task = (&'static str, usize, &'static [Step]);

const TASKS: [Task; 20] = [
    ("what this is about", 0, &[Sees(".front-when", "Cuban Missile Crisis"), Sees(".front-head .lead", "")]),
    ("the letter of 26 October", 1, &[Click("[data-letter] h3 a", "26 Oct 1962"), Sees("h1", "26 October 1962")]),
    (
        "whether the United States can be trusted, two letters compared",
        2,
        &[
            Click(".more-questions a", "be trusted?"),
            Sees("[id] h3, .inside q, .inside blockquote", "trust"),
            Click(".item.current .btn, .row[open] .btn", "Read side by side"),
            Sees(".facing-why, .linkbar-now .why", ""),
            Sees(".facing-passage, .desk .passage.chosen", ""),
        ],
    ),
    (
        "a quotation with its citation",
        3,
        &[
            Click("[data-letter] h3 a", "26 Oct 1962"),
            Click("#p2 .num", "2"),
            Click(".actions button", "Copy quotation"),
            Sees("[role=status]", "Quotation copied"),
        ],
    ),
    (
        "a link to send",
        3,
        &[
            Click("[data-letter] h3 a", "26 Oct 1962"),
            Click("#p2 .num", "2"),
            Click(".actions button", "Copy link"),
            Sees("[role=status]", "copied"),
        ],
    ),
    (
        "the contradictions between two of them, step by step",
        3,
        &[
            Click(".doors .door", "Contradictions"),
            Click(".pair-choices a", "Kennedy and"),
            Sees("h1", "between Kennedy and Castro"),
            Click(".item .step a", "Next"),
            Sees(".item.current h3", ""),
            Sees(".item.current .no", "2"),
        ],
    ),
    (
        "printing them for a class",
        2,
        &[
            Click(".doors .door", "Contradictions"),
            Click(".pair-choices a", "Kennedy and"),
            Sees(".contra-tools button", "Print"),
        ],
    ),
    (
        "two passages to be shown to a class",
        1,
        &[Click(".front-pair .btn", "Read side by side"), Sees(".facing-passage, .desk .passage.chosen", "")],
    ),
    (
        "what the source really has in ¶ 8, and why it was changed",
        4,
        &[
            Click("[data-letter] h3 a", "31 Jan 1963"),
            ClickIfShown(".contents:not([open]) > summary", ""),
            Click(".contents-sheet a[href='#p8']", ""),
            Click("#p8 [data-open^=c]", ""),
            Sees(".explanation .statement", "corrected to"),
        ],
    ),
    (
        "all corrections of a letter in their places",
        4,
        &[
            Click("[data-letter] h3 a", "31 Jan 1963"),
            Click(".which-text > summary", ""),
            Click(".texts a", "in line"),
            Click(".correction-steps button", "Next correction"),
            Sees("[data-pointed]", ""),
            Sees(".correction-steps", "Correction 1 of"),
        ],
    ),
    (
        "every mention of a person",
        // On a phone the menu of the pages is one more.
        3,
        &[
            MENU,
            Click(".bar nav a", "People and places"),
            Click("main a", "Robert"),
            Sees("h1", "Robert"),
            Has(".kwic mark", "Robert"),
        ],
    ),
    (
        "the concordance of a word, as a table",
        2,
        &[
            Click(".bar input[name=q]", ""),
            Type("trust"),
            Click(".views a", "Concordance"),
            Sees(".concordance mark", "trust"),
            Has(".downloads button", "CSV"),
        ],
    ),
    (
        "all passages on a theme in the letters to one of them",
        // On a phone the menu of the pages is one more.
        3,
        &[
            MENU,
            Click(".bar nav a", "Themes"),
            Click("main th a", "eaceful coexistence"),
            Sees("h1", "eaceful coexistence"),
            Has("main", "31 January 1963"),
        ],
    ),
    (
        "a note, a correction, a parallel, and back to the place",
        4,
        &[
            Click("[data-letter] h3 a", "31 Jan 1963"),
            Click("#text .nmark a", ""),
            Sees("[data-explains] .said-here", ""),
            Type(ESCAPE),
            Sees("#text .nmark a:focus", ""),
            Click("#text .para .emark", ""),
            Sees("[data-explains] .statement", ""),
            Type(ESCAPE),
            Click(".elsewhere > summary", ""),
            Sees(".explanation .head, .elsewhere[open] .elsewhere-list .head", ""),
        ],
    ),
    (
        "a word within a letter",
        3,
        &[
            Click("[data-letter] h3 a", "31 Jan 1963"),
            Click(".letter-bar .find > summary", ""),
            Has(".find[open] input:focus", ""),
            Type("inspection"),
            Type(ENTER),
            // It is in none of its words; where it is, is one click away.
            Sees(".hitbar [role=status]", "not in this letter"),
            Sees(".hitbar a", "all letters"),
            Click(".letter-bar .find > summary", ""),
            Has(".find[open] input:focus", ""),
            Type("imperialism"),
            Type(ENTER),
            Sees("#text mark[data-hit]", "mperialis"),
        ],
    ),
    (
        "what a letter is about, in two minutes",
        3,
        &[
            Click("[data-letter] h3 a", "31 Jan 1963"),
            ClickIfShown(".contents:not([open]) > summary", ""),
            Click(".contents-sheet label", "In short"),
            Sees(".contents-sheet li.long a", ""),
            Sees(".contents-sheet p", "to read"),
        ],
    ),
    (
        "what he knew when he wrote",
        // On a phone the menu of the pages is one more.
        3,
        &[
            MENU,
            Click(".bar nav a", "Exchange"),
            Click("main a[href='#reached']", ""),
            Sees("[id^=reached-]", "26 October 1962"),
        ],
    ),
    (
        "the letter in a reference manager, and its TEI",
        // On a phone the rest of the tools is one more.
        5,
        &[
            Click("[data-letter] h3 a", "26 Oct 1962"),
            Click(".cite > summary", ""),
            Click(".cite .take button", "Save as a file: RIS"),
            Sees(".cite [role=status], .cite .said", "Saved as"),
            Type(ESCAPE),
            ClickIfShown(".more-tools:not([open]) > summary", ""),
            Click(".letter-tools .menu:not(.cite) > summary", "Download"),
            Sees(".letter-tools .sheet a", "TEI"),
        ],
    ),
    (
        "whether they can be trusted, by keyboard alone",
        2,
        &[
            TabTo(".more-questions a", "be trusted?"),
            Sees("[id] h3, .inside q, .inside blockquote", "trust"),
            TabTo(".item.current .btn, .row[open] .btn", "Read side by side"),
            Sees(".facing-why, .linkbar-now .why", ""),
        ],
    ),
    (
        "where one was when one comes back",
        4,
        &[
            Click("[data-letter] h3 a", "31 Jan 1963"),
            ClickIfShown(".contents:not([open]) > summary", ""),
            Click(".contents-sheet a[href='#p38']", ""),
            Sees(".where", "38 of"),
            Leave,
            Click(".continue a", "¶ 38"),
            Sees(".where", "38 of"),
        ],
    ),
];

/// On a phone the pages stand in a menu.
const MENU: Step = ClickIfShown(".site-menu:not([open]) > summary", "");

/// The elements of a selector with certain words that are drawn.
const SHOWN: &str = "const shown = (css, words) => [...document.querySelectorAll(css)].filter((one) => one.getClientRects().length \
    && getComputedStyle(one).visibility === 'visible' \
    && (one.textContent + (one.getAttribute('aria-label') ?? '') + (one.title ?? '')).includes(words)); ";

/// A walk through the tasks.
struct Walk<'a> {
    reader: &'a Reader,
    clicks: usize,
}

impl Walk<'_> {
    async fn step(&mut self, step: Step) -> Result<()> {
        match step {
            Click(css, words) => self.click(css, words).await,
            ClickIfShown(css, words) => {
                let shown = format!("{SHOWN} return shown({}, {}).length > 0", json!(css), json!(words));
                if self.reader.eval(&shown).await? == true { self.click(css, words).await } else { Ok(()) }
            }
            Type(keys) => self.reader.press(keys).await,
            TabTo(css, words) => self.tab_to(css, words).await,
            Leave => {
                let kept = "return Object.values({ ...localStorage }).some((one) => one.endsWith('#p38'))";
                self.reader.wait_for("the place, kept", kept).await?;
                self.first_page().await
            }
            Sees(css, words) => {
                // The middle of its first line is in the window, and nothing lies over it.
                let seen = format!(
                    "{SHOWN} return shown({}, {}).some((one) => {{ const at = one.getClientRects()[0]; \
                       const x = at.left + Math.min(at.width, innerWidth) / 2, y = at.top + Math.min(at.height / 2, 12); \
                       const top = document.elementFromPoint(x, y); \
                       return y > 0 && y < innerHeight && !!top && (one.contains(top) || top.contains(one)); }})",
                    json!(css),
                    json!(words)
                );
                self.reader.wait_for(&format!("“{words}” ({css}) in view"), &seen).await
            }
            Has(css, words) => {
                let has = format!("{SHOWN} return shown({}, {}).length > 0", json!(css), json!(words));
                self.reader.wait_for(&format!("“{words}” ({css})"), &has).await
            }
        }
    }

    /// A real click, to which a reader scrolls.
    async fn click(&mut self, css: &str, words: &str) -> Result<()> {
        let find = format!(
            "{SHOWN} document.querySelectorAll('[data-walked]').forEach((one) => one.removeAttribute('data-walked')); \
             const one = shown({}, {})[0]; if (!one) return false; one.setAttribute('data-walked', ''); \
             const at = one.getBoundingClientRect(); \
             if (at.top < 60 || at.bottom > innerHeight - 110) one.scrollIntoView({{ block: 'center' }}); return true",
            json!(css),
            json!(words)
        );
        let what = format!("“{words}” ({css})");
        self.reader.wait_for(&what, &find).await?;
        self.reader.driver.find(By::Css("[data-walked]")).await?.click().await.context(what)?;
        self.clicks += 1;
        Ok(())
    }

    async fn tab_to(&mut self, css: &str, words: &str) -> Result<()> {
        let there = format!("{SHOWN} return shown({}, {}).includes(document.activeElement)", json!(css), json!(words));
        for _ in 0..60 {
            if self.reader.eval(&there).await? == true {
                self.clicks += 1;
                return self.reader.press(ENTER).await;
            }
            self.reader.press("\u{e004}").await?;
        }
        anyhow::bail!("“{words}” ({css}) is not reached by Tab")
    }

    /// The first page, by the name of the collection, which is not counted.
    async fn home(&mut self) -> Result<()> {
        self.clicks = 0;
        self.first_page().await
    }

    async fn first_page(&self) -> Result<()> {
        self.reader.eval("document.querySelector('.bar .name').click(); return true").await?;
        self.reader
            .wait_for("the first page", "return !!document.querySelector('.at-front') && !location.search")
            .await?;
        self.reader.eval("document.activeElement?.blur(); scrollTo(0, 0); return true").await?;
        Ok(())
    }
}

#[tokio::test]
async fn at_a_desk_readers_do_what_they_come_for_by_clicks_and_keys_alone() -> Result<()> {
    walk((1440, 900), Browser::Chromium).await
}

#[tokio::test]
async fn on_a_tablet_readers_do_what_they_come_for_by_clicks_and_keys_alone() -> Result<()> {
    walk((768, 1024), Browser::Firefox).await
}

#[tokio::test]
async fn on_a_phone_readers_do_what_they_come_for_by_clicks_and_keys_alone() -> Result<()> {
    walk((360, 780), Browser::Chromium).await
}

/// Walks all tasks in a window of this size; by day in one of the two browsers, for a walk takes two minutes.
async fn walk(size: (u32, u32), by_day: Browser) -> Result<()> {
    let mut wrong = Vec::new();
    for browser in Browser::all().into_iter().filter(|browser| *browser == by_day || at_length()) {
        let start = Start { size, ..Start::default() };
        let reader = Reader::new(browser, Options { start, ..Options::default() }).await?;
        reader.open("/").await?;
        let mut walk = Walk { reader: &reader, clicks: 0 };
        for (task, most, steps) in TASKS {
            walk.home().await?;
            for step in steps {
                if let Err(error) = walk.step(*step).await {
                    wrong.push(format!("{browser:?} {task}: {error:#}"));
                    break;
                }
            }
            println!("{browser:?} {} px: {task}: {} clicks", size.0, walk.clicks);
            if walk.clicks > most {
                wrong.push(format!("{browser:?} {task}: {} clicks, at most {most}", walk.clicks));
            }
        }
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?} {size:?}");
        reader.leave().await?;
    }
    assert!(wrong.is_empty(), "{size:?}: {}", wrong.join("\n"));
    Ok(())
}

#[tokio::test]
async fn on_the_first_page_the_letters_are_in_view_at_a_desk_and_two_strokes_of_a_thumb_away_on_a_phone() -> Result<()>
{
    for browser in Browser::all() {
        for (size, reach) in [((1440, 900), 900), ((360, 780), 780 + 2 * 600)] {
            let start = Start { size, ..Start::default() };
            let reader = Reader::new(browser, Options { start, ..Options::default() }).await?;
            reader.open("/").await?;
            let at =
                reader.eval("return document.querySelector('[data-letter] h3').getBoundingClientRect().bottom").await?;
            let at = at.as_f64().context("a place")?;
            assert!(at <= f64::from(reach), "{browser:?} {size:?}: the first letter is at {at}");
            reader.leave().await?;
        }
    }
    Ok(())
}
