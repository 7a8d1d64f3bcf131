//! What only a browser can do, one service a file. Nothing here decides anything.

pub mod address;
pub mod assets;
pub mod crash;
pub mod deferred;
pub mod download;
pub mod focus;
pub mod measure;
pub mod names;
pub mod paint;
pub mod pause;
pub mod picture;
pub mod projector;
pub mod saver;
pub mod settings;
pub mod simulator;
pub mod storage;
