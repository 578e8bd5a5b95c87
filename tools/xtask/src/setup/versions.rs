//! Reading versions: from what programs print, and from the lock file.

/// The version in what a program prints for `--version`: the first word of the first line that starts with a digit, a `v`
/// before it left out.
pub fn printed(text: &str) -> Option<&str> {
    let words = text.lines().next()?.split_whitespace().map(|word| word.strip_prefix('v').unwrap_or(word));
    words.into_iter().find(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// The leading number of a version; of `132` or `132.0.1` it is 132.
pub fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

/// The version of a package in a `Cargo.lock`.
pub fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| **line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_each_tool_prints() {
        assert_eq!(printed("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(printed("wasm-bindgen 0.2.130 (a1b2c3)\n"), Some("0.2.130"));
        assert_eq!(printed("mdbook v0.5.4\n"), Some("0.5.4"));
        assert_eq!(printed("wasm-opt version 132 (version_132)\n"), Some("132"));
        assert_eq!(printed("geckodriver 0.37.1 (2026-01-01)\n\nThe source code …\n"), Some("0.37.1"));
        assert_eq!(printed("no version here\n1.0"), None);
        assert_eq!(printed(""), None);
    }

    #[test]
    fn the_leading_number_of_a_version_is_compared_as_a_number() {
        assert_eq!(major("108"), Some(108));
        assert_eq!(major("132.0.1"), Some(132));
        assert_eq!(major("version_123"), None);
    }

    #[test]
    fn the_lock_file_gives_the_version_of_exactly_the_package_asked_for() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "wasm"), None);
    }
}
