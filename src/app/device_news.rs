//! What changes in what the browser keeps.

use super::device::{ALMOST_FULL, Offline};
use super::storage::CAPACITY;
use super::{Notice, State};

/// Something that changed on the device.
#[derive(Debug, Clone, PartialEq)]
pub enum DeviceNews {
    /// Whether the program opens without a network.
    Offline(Offline),
    /// How much of the local storage is used, in UTF-16 units.
    Used(usize),
    /// Studies were exported, at this time.
    Exported(u64),
}

impl DeviceNews {
    /// Brings the state in line; `None` when nothing changes.
    pub fn act(self, state: &mut State) -> Option<()> {
        let before = state.device.clone();
        match self {
            Self::Offline(offline) => state.device.offline = offline,
            Self::Exported(now_ms) => {
                state.device.exported_ms = Some(now_ms);
                state.notice = state.notice.take().filter(|notice| !matches!(notice, Notice::ExportReminder));
            }
            Self::Used(used) => {
                state.device.used = used.saturating_mul(100).checked_div(CAPACITY).unwrap_or_default();
                if before.used < ALMOST_FULL && state.device.used >= ALMOST_FULL {
                    state.notice.get_or_insert(Notice::AlmostFull(state.device.used));
                }
            }
        }
        (before != state.device).then_some(())
    }
}
