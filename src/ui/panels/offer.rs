//! What the bytes of a chosen file lead to.

use crate::app::{Action, Notice, Reading};
use crate::file::{FileError, FileReader};
use crate::study::Shared;
use crate::ui::browser::names;
use crate::ui::context::Dispatch;
use gloo::timers::callback::Timeout;

/// How long reading keeps the page busy before it lets the person in, in milliseconds: three frames.
const SLICE_MS: u64 = 50;

/// Reads the bytes of a file, then shows a preview of its studies or a message on what is wrong. A file of many studies is read in slices,
/// between which the page says how far it is and the person can stop.
pub(super) fn offer(bytes: &[u8], dispatch: Dispatch) {
    match FileReader::open(bytes) {
        Ok(reader) => go_on(reader, dispatch),
        Err(error) => refuse(&error, &dispatch),
    }
}

fn go_on(mut reader: FileReader, dispatch: Dispatch) {
    let start = names::now_ms();
    let (done, all) = loop {
        match reader.advance() {
            Ok(true) => {
                let (done, all) = reader.progress();
                if done < all && names::now_ms().saturating_sub(start) >= SLICE_MS {
                    break (done, all);
                }
            }
            Ok(false) => {
                let studies = reader.into_studies().into_iter().map(Shared::new).collect();
                return dispatch.act(Action::OfferImport(studies));
            }
            Err(error) => {
                dispatch.act(Action::Reading(None));
                return refuse(&error, &dispatch);
            }
        }
    };
    dispatch.act(Action::Reading(Some(Reading { done, all })));
    Timeout::new(0, move || {
        // The person may have stopped it meanwhile.
        if dispatch.0.now().reading.is_some() {
            go_on(reader, dispatch);
        }
    })
    .forget();
}

fn refuse(error: &FileError, dispatch: &Dispatch) {
    dispatch.act(Action::Notify(Notice::ImportFailed {
        path: error.path.clone(),
        key: format!("file.{}", error.problem.key()),
        arguments: error.problem.args(),
    }));
}
