//! The folder that becomes the site, and a record of all that was written into it.
//!
//! Start with [`Output::write`]. Whoever lists, weighs or checks the published files asks this record, so that nothing
//! is published that is not known.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use super::PublishError;

/// The folder and what has been written into it.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    files: BTreeMap<String, OutputFile>,
}

/// A published file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// Its length in bytes.
    pub bytes: usize,
    /// SHA-256 of its bytes.
    pub digest: [u8; 32],
}

impl Output {
    /// Into a folder that exists.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf(), files: BTreeMap::new() }
    }

    /// Writes a file, making the folders it needs. `path` is relative to the site's root, with `/` between its parts.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let target = self.folder.join(path);
        let failed = |error| PublishError::Write(path.to_owned(), error);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        fs::write(&target, bytes).map_err(failed)?;
        self.files.insert(path.to_owned(), OutputFile { bytes: bytes.len(), digest: Sha256::digest(bytes).into() });
        Ok(())
    }

    /// The bytes of a file of the folder, whoever wrote it.
    ///
    /// # Errors
    /// When there is no such file, or it cannot be read.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, PublishError> {
        fs::read(self.folder.join(path)).map_err(|error| PublishError::Read(path.to_owned(), error))
    }

    /// Removes a file that is not to be published.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn remove(&mut self, path: &str) -> Result<(), PublishError> {
        self.files.remove(path);
        fs::remove_file(self.folder.join(path)).map_err(|error| PublishError::Write(path.to_owned(), error))
    }

    /// What was written, by path.
    #[must_use]
    pub fn files(&self) -> &BTreeMap<String, OutputFile> {
        &self.files
    }

    /// What was written at a path.
    ///
    /// # Errors
    /// When nothing was: a list names a file that is not published.
    pub fn written(&self, path: &str) -> Result<&OutputFile, PublishError> {
        self.files.get(path).ok_or_else(|| PublishError::NotPublished(path.to_owned()))
    }
}

impl OutputFile {
    /// SHA-256 in hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> String {
        hex(&self.digest)
    }

    /// SHA-256 as `integrity` has it: `sha256-…`.
    #[must_use]
    pub fn integrity(&self) -> String {
        format!("sha256-{}", STANDARD.encode(self.digest))
    }
}

/// The digest of an inline script or style as a content security policy names it, without the quotes.
#[must_use]
pub fn policy_digest(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// The first 16 hexadecimal digits of SHA-256: enough to tell versions of a file apart.
#[must_use]
pub fn short_digest(bytes: &[u8]) -> String {
    let mut digits = hex(&Sha256::digest(bytes));
    digits.truncate(16);
    digits
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(short_digest(b"abc"), "ba7816bf8f01cfea");
        assert_eq!(policy_digest("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}
