//! What the browser of this device keeps beside the open studies: the program itself, and how much space is used.

use super::LinkedFile;

/// Whether the program opens without a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Offline {
    /// Not known yet: its files are on their way, or nothing was asked.
    #[default]
    Unknown,
    /// The browser keeps no program: an address without https, a frame, a setting.
    Unavailable,
    /// All files of this version are kept.
    Ready,
    /// All files of a newer version are kept too, which the person may let in.
    Waiting,
}

impl Offline {
    /// The state with this word of `offline.js`.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "unavailable" => Some(Self::Unavailable),
            "ready" => Some(Self::Ready),
            "waiting" => Some(Self::Waiting),
            _ => None,
        }
    }

    /// The key of its sentence in the catalogue, without its prefix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Unavailable => "unavailable",
            Self::Ready | Self::Waiting => "ready",
        }
    }
}

/// From this part of the capacity on, in per cent, the person is told that space runs out.
pub const ALMOST_FULL: usize = 80;

/// What the device keeps.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Device {
    /// Whether the program opens without a network.
    pub offline: Offline,
    /// The files into which studies are saved too.
    pub files: Vec<LinkedFile>,
    /// How much of the local storage is used, in per cent.
    pub used: usize,
    /// Grows with each change of what can be recovered.
    pub listed: u32,
    /// When the work was last exported, or the person was last reminded of it, in milliseconds since 1970.
    pub exported_ms: Option<u64>,
}
