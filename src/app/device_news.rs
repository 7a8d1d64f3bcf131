//! What changes in what the browser keeps.

use super::device::{ALMOST_FULL, Offline};
use super::storage::CAPACITY;
use super::{LinkedFile, Notice, State};

/// Something that changed on the device.
#[derive(Debug, Clone, PartialEq)]
pub enum DeviceNews {
    /// Whether the program opens without a network.
    Offline(Offline),
    /// How much of the local storage is used, in UTF-16 units.
    Used(usize),
    /// The file of the study with this id; none where there is none any more.
    File(String, Option<LinkedFile>),
    /// What can be recovered is another list now.
    Listed,
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
            Self::File(id, file) => {
                let former = state.device.files.iter().find(|known| known.study_id == id).map(|known| known.state);
                state.device.files.retain(|known| known.study_id != id);
                if let Some(LinkedFile { name, state: link, .. }) =
                    file.as_ref().filter(|file| former != Some(file.state))
                {
                    state.notice = Some(Notice::File(*link, name.clone()));
                }
                state.device.files.extend(file);
            }
            Self::Listed => state.device.listed = state.device.listed.wrapping_add(1),
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
