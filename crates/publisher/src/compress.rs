//! What lies compressed beside each text: `x.br` and `x.gz`, made once, for hosts that send them in its place.
//!
//! Start with [`beside`]. Must not know what the files are.

use std::{collections::BTreeMap, fs, path::Path};

use compressors::{brotli, gzip};

use super::{PublishError, parallel};

/// The endings of what is worth it: texts, and WebAssembly. Pictures are compressed by themselves.
const ENDINGS: [&str; 14] =
    ["bib", "cff", "css", "csv", "html", "js", "json", "md", "ris", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Writes both forms beside each of the files that is worth it, by its path below `folder`. Gives how many bytes each has
/// under Brotli.
///
/// # Errors
/// When a file cannot be read, compressed or written; the message names it.
pub fn beside(folder: &Path, files: &[String]) -> Result<BTreeMap<String, usize>, PublishError> {
    let worthwhile: Vec<&String> = files
        .iter()
        .filter(|path| path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending)))
        .collect();
    // The compressors take most of the time of a release.
    let sizes = parallel::each(&worthwhile, || (), |(), path| one(folder, path))?;
    Ok(worthwhile.into_iter().cloned().zip(sizes).collect())
}

/// Writes both forms of one file; gives its size under Brotli.
fn one(folder: &Path, path: &str) -> Result<usize, PublishError> {
    let bytes = fs::read(folder.join(path)).map_err(|error| PublishError::Read(path.to_owned(), error))?;
    let failed = |error| PublishError::Compress(path.to_owned(), error);
    let packed = brotli(&bytes).map_err(failed)?;
    let write = |ending: &str, bytes: &[u8]| {
        let path = format!("{path}.{ending}");
        fs::write(folder.join(&path), bytes).map_err(|error| PublishError::Write(path, error))
    };
    write("br", &packed)?;
    write("gz", &gzip(&bytes).map_err(failed)?)?;
    Ok(packed.len())
}

/// Every file below a folder, by its path from there, but for those that lie compressed beside another.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<String>, PublishError> {
    let (mut files, mut folders) = (Vec::new(), vec![String::new()]);
    while let Some(below) = folders.pop() {
        let failed = |error| PublishError::Read(below.clone(), error);
        for entry in fs::read_dir(folder.join(&below)).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = format!("{below}{}", entry.file_name().to_string_lossy());
            if entry.file_type().map_err(failed)?.is_dir() {
                folders.push(format!("{path}/"));
            } else if !path.ends_with(".br") && !path.ends_with(".gz") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn texts_lie_compressed_beside_themselves_and_pictures_do_not() {
        let folder = tempfile::tempdir().unwrap();
        let text = "a letter ".repeat(100);
        fs::create_dir(folder.path().join("letters")).unwrap();
        for name in ["index.html", "letters/one.xml", "picture.png"] {
            fs::write(folder.path().join(name), &text).unwrap();
        }
        let listed = files(folder.path()).unwrap();
        let sizes = beside(folder.path(), &listed).unwrap();
        assert_eq!(sizes.keys().collect::<Vec<_>>(), ["index.html", "letters/one.xml"]);
        let packed = fs::read(folder.path().join("letters/one.xml.br")).unwrap();
        assert_eq!(packed.len(), sizes["letters/one.xml"]);
        let mut back = String::new();
        brotli::Decompressor::new(&*packed, 4096).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
        back.clear();
        let packed = fs::read(folder.path().join("index.html.gz")).unwrap();
        flate2::read::GzDecoder::new(&*packed).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
        assert!(!folder.path().join("picture.png.br").exists());
        assert_eq!(files(folder.path()).unwrap(), listed, "what lies compressed beside a file is none of the files");
    }
}
