//! What can be asked for on the command line.

use lexopt::prelude::*;

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
Usage: cargo xtask <command>

  serve     builds, serves on http://127.0.0.1:8080 and builds again on every change
              --release       as published: optimised, with the content security policy
              --port <port>   another port
              --open          opens the browser
  build     builds dist/, complete: pages, data, service worker, the one-file edition; prints its sizes
              --no-optimise   without wasm-opt: larger, and for machines where it cannot be had
  preview   serves dist/ as a static host would
              --port <port>   another port than 8081
              --base <path>   below a path, such as /some/sub/path
  check     the fast part of test: format, lints, native tests, the collection
  test      everything that is checked before a change is taken
              --all           the long checks too
              --only <words>  the checks whose name has these words
  bench     measures, beside baselines of the same run, and writes docs/performance.md
              --only <words>  the benchmarks whose name has these words; tables that they fill are written
              --built         the pages of dist/ as it is, instead of building it first
              --before <dir>  the dist/ of another version, measured beside this one
              --only judged -- --collection <folder> --language en
                              how good the answers are on a collection with judged queries (docs/search.md)
              --only judged -- --weights <folders>
                              what is lost without each weight of the search; --write: into docs/search.md
  import    makes a collection of a folder of letters (TEI, text, Markdown, docx, tables, ZIP)
              <folder>        the letters
              --into <dir>    where the collection goes; importing again keeps what editors added
  convert   brings the files of a collection to the present format
              <folder>        the collection
  freeze    writes down the ids, texts and addresses of a collection that is published, so that none is lost later
              [folder]        the collection; without it COLLECTION, or corpus/
  compare   the published pages of two versions, route by route
              <dist> <dist>   before and after; comments and digests are not looked at
  lines     lines of code by folder, as a table
              [commit]        beside those of a commit
  publish   what Trunk runs after each build; of no use by itself

Each command installs what it needs below target/ and says so.";

/// One command with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    Help,
    Serve { release: bool, port: u16, open: bool },
    Build { optimise: bool },
    Preview { port: u16, base: String },
    Check,
    Test { all: bool, only: String },
    Bench { only: String, built: bool, before: Option<String>, further: Vec<String> },
    Import { from: String, into: String },
    Convert { folder: String },
    Freeze { folder: Option<String> },
    Compare { before: String, after: String },
    Lines { before: Option<String> },
    Publish,
}

/// Reads the command and its options; an option that the command does not have is an error that names it.
pub fn parse(mut parser: lexopt::Parser) -> Result<Asked, lexopt::Error> {
    let mut asked = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Asked::Help),
        Some(Value(command)) => command_named(&command.string()?)?,
        Some(option) => return Err(option.unexpected()),
    };
    while let Some(argument) = parser.next()? {
        match (&mut asked, argument) {
            (_, Short('h') | Long("help")) => return Ok(Asked::Help),
            (Asked::Serve { release, .. }, Long("release")) => *release = true,
            (Asked::Serve { open, .. }, Long("open")) => *open = true,
            (Asked::Serve { port, .. } | Asked::Preview { port, .. }, Long("port")) => {
                *port = parser.value()?.parse()?
            }
            (Asked::Preview { base, .. }, Long("base")) => *base = parser.value()?.string()?,
            (Asked::Build { optimise }, Long("no-optimise")) => *optimise = false,
            (Asked::Test { all, .. }, Long("all")) => *all = true,
            (Asked::Test { only, .. } | Asked::Bench { only, .. }, Long("only")) => *only = parser.value()?.string()?,
            (Asked::Bench { built, .. }, Long("built")) => *built = true,
            (Asked::Bench { before, .. }, Long("before")) => *before = Some(parser.value()?.string()?),
            (Asked::Import { into, .. }, Long("into")) => *into = parser.value()?.string()?,
            (Asked::Import { from, .. }, Value(folder)) if from.is_empty() => *from = folder.string()?,
            (Asked::Convert { folder }, Value(named)) if folder.is_empty() => *folder = named.string()?,
            (Asked::Freeze { folder }, Value(named)) if folder.is_none() => *folder = Some(named.string()?),
            (Asked::Compare { before, .. }, Value(folder)) if before.is_empty() => *before = folder.string()?,
            (Asked::Compare { after, .. }, Value(folder)) if after.is_empty() => *after = folder.string()?,
            (Asked::Lines { before }, Value(commit)) if before.is_none() => *before = Some(commit.string()?),
            // What stands after “--” is the benchmark's own.
            (Asked::Bench { further, .. }, Value(first)) => {
                further.push(first.string()?);
                for value in parser.raw_args()? {
                    further.push(value.string()?);
                }
            }
            (_, other) => return Err(other.unexpected()),
        }
    }
    if asked == (Asked::Convert { folder: String::new() }) {
        return Err("name the folder of the collection: convert FOLDER".into());
    }
    if matches!(&asked, Asked::Compare { after, .. } if after.is_empty()) {
        return Err("name two folders: compare BEFORE AFTER".into());
    }
    Ok(asked)
}

fn command_named(name: &str) -> Result<Asked, lexopt::Error> {
    Ok(match name {
        "help" => Asked::Help,
        "serve" => Asked::Serve { release: false, port: 8080, open: false },
        "build" => Asked::Build { optimise: true },
        "preview" => Asked::Preview { port: 8081, base: "/".to_owned() },
        "check" => Asked::Check,
        "test" => Asked::Test { all: false, only: String::new() },
        "bench" => Asked::Bench { only: String::new(), built: false, before: None, further: Vec::new() },
        "import" => Asked::Import { from: String::new(), into: String::new() },
        "convert" => Asked::Convert { folder: String::new() },
        "freeze" => Asked::Freeze { folder: None },
        "compare" => Asked::Compare { before: String::new(), after: String::new() },
        "lines" => Asked::Lines { before: None },
        "publish" => Asked::Publish,
        unknown => return Err(format!("there is no command '{unknown}'").into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Asked, String> {
        parse(lexopt::Parser::from_args(line.split_whitespace())).map_err(|error| error.to_string())
    }

    #[test]
    fn every_command_has_the_defaults_that_its_help_states() {
        assert_eq!(parsed("serve"), Ok(Asked::Serve { release: false, port: 8080, open: false }));
        assert_eq!(parsed("build"), Ok(Asked::Build { optimise: true }));
        assert_eq!(parsed("preview"), Ok(Asked::Preview { port: 8081, base: "/".to_owned() }));
        assert_eq!(parsed("check"), Ok(Asked::Check));
        assert_eq!(parsed("test"), Ok(Asked::Test { all: false, only: String::new() }));
        assert_eq!(
            parsed("bench"),
            Ok(Asked::Bench { only: String::new(), built: false, before: None, further: Vec::new() })
        );
        assert_eq!(parsed("import a --into b"), Ok(Asked::Import { from: "a".to_owned(), into: "b".to_owned() }));
        assert_eq!(
            parsed("bench"),
            Ok(Asked::Bench { only: String::new(), built: false, before: None, further: Vec::new() })
        );
        assert_eq!(parsed("convert a"), Ok(Asked::Convert { folder: "a".to_owned() }));
        assert!(parsed("convert").unwrap_err().contains("FOLDER"));
        assert_eq!(parsed("freeze"), Ok(Asked::Freeze { folder: None }));
        assert_eq!(parsed("freeze a"), Ok(Asked::Freeze { folder: Some("a".to_owned()) }));
        assert_eq!(parsed("compare a b"), Ok(Asked::Compare { before: "a".to_owned(), after: "b".to_owned() }));
        assert!(parsed("compare a").unwrap_err().contains("BEFORE AFTER"));
        assert_eq!(parsed("lines a1b2"), Ok(Asked::Lines { before: Some("a1b2".to_owned()) }));
        assert_eq!(parsed(""), Ok(Asked::Help));
        assert_eq!(parsed("test --help"), Ok(Asked::Help));
    }

    #[test]
    fn options_may_stand_in_any_order_and_with_an_equals_sign() {
        assert_eq!(parsed("serve --open --port=9000"), Ok(Asked::Serve { release: false, port: 9000, open: true }));
        assert_eq!(parsed("serve --port 9000 --release"), Ok(Asked::Serve { release: true, port: 9000, open: false }));
        assert_eq!(parsed("preview --base /a/b"), Ok(Asked::Preview { port: 8081, base: "/a/b".to_owned() }));
        assert_eq!(parsed("build --no-optimise"), Ok(Asked::Build { optimise: false }));
        assert_eq!(parsed("test --all"), Ok(Asked::Test { all: true, only: String::new() }));
        let further = ["--collection", "x", "--language", "en"].map(str::to_owned).to_vec();
        let judged = Asked::Bench { only: "judged".to_owned(), built: false, before: None, further };
        assert_eq!(parsed("bench --only judged -- --collection x --language en"), Ok(judged));
        assert_eq!(parsed("test --only lints"), Ok(Asked::Test { all: false, only: "lints".to_owned() }));
    }

    #[test]
    fn what_a_command_does_not_take_is_refused_by_name() {
        assert!(parsed("deploy").unwrap_err().contains("'deploy'"));
        assert!(parsed("check --all").unwrap_err().contains("--all"));
        assert!(parsed("serve --port many").unwrap_err().contains("many"));
        assert!(parsed("serve --port 70000").is_err());
        assert!(parsed("--release serve").unwrap_err().contains("--release"));
    }
}
