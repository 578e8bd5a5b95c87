//! Brotli and gzip at their best.
//!
//! Both compressors are generic, so that they are compiled with whoever uses them: in the publisher, which is built quickly
//! rather than well, they would take several times as long. This package is optimised in every profile (`Cargo.toml` at the
//! root). Must not know what is compressed.

use std::io::{self, Write as _};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// Brotli: quality 11 and the largest window.
///
/// # Errors
/// When the compressor fails.
pub fn brotli(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut packed, &parameters)?;
    Ok(packed)
}

/// Gzip. No time is written: the same bytes give the same file.
///
/// # Errors
/// When the compressor fails.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_compressed_comes_back_and_the_same_bytes_give_the_same_file() {
        let text = "a letter ".repeat(100).into_bytes();
        let mut back = Vec::new();
        brotli::Decompressor::new(&*brotli(&text).unwrap(), 4096).read_to_end(&mut back).unwrap();
        assert_eq!(back, text);
        back.clear();
        flate2::read::GzDecoder::new(&*gzip(&text).unwrap()).read_to_end(&mut back).unwrap();
        assert_eq!(back, text);
        assert_eq!(gzip(&text).unwrap(), gzip(&text).unwrap());
    }
}
