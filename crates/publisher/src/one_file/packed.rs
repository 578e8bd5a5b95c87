//! Bytes as text for a page: gzip in Base64, both of which every browser undoes by itself.
//!
//! Start with [`pack`]; `unpack.js` beside this file undoes it. Must not know what the bytes are.

use std::io;

use base64::{Engine, engine::general_purpose::STANDARD};

use compressors::gzip;

/// Packs bytes. The same bytes give the same text.
///
/// # Errors
/// When the compressor fails.
pub fn pack(bytes: &[u8]) -> io::Result<String> {
    Ok(STANDARD.encode(gzip(bytes)?))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn packed_bytes_come_back_and_are_no_markup() {
        let bytes: Vec<u8> = (0..60_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 27) as u8).collect();
        let text = pack(&bytes).unwrap();
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)));
        let mut back = Vec::new();
        GzDecoder::new(&*STANDARD.decode(&text).unwrap()).read_to_end(&mut back).unwrap();
        assert_eq!(back, bytes);
        assert_eq!(pack(&bytes).unwrap(), text);
    }
}
