//! The compiled core of kontsevich: text → words → marks → seams → Cyrillic, as the Python does it.
//!
//! Python is the reference. This does ordinary words (`kind="word"`), and of running text
//! (`kind="auto"`) all that holds no name; nothing but the standard library, no rule, no word list.

mod letters;
mod marks;
mod names;
mod seams;
mod tables;
mod text;

use std::slice;
use text::Core;

/// Makes a core of the tables' text; `settings` are those of `Core::open`. Null where the tables have no such options. What is not UTF-8 is no table.
///
/// # Safety
/// Both pointers are good for their lengths.
#[no_mangle]
pub unsafe extern "C" fn core_open(
    tables: *const u8,
    size: usize,
    settings: *const u8,
    settings_size: usize,
) -> *mut Core {
    let read = |at, size| std::str::from_utf8(slice::from_raw_parts(at, size)).ok();
    let core = read(tables, size).zip(read(settings, settings_size));
    match core.and_then(|(tables, settings)| Core::open(tables, settings)) {
        Some(core) => Box::into_raw(Box::new(core)),
        None => std::ptr::null_mut(),
    }
}

/// Converts UTF-8; the result, its gaps behind it (`write_gaps`), is to be given back to `core_free`
/// with its size.
///
/// # Safety
/// `core` is of `core_open`, `text` good for `size`, `written` may be written to.
#[no_mangle]
pub unsafe extern "C" fn core_convert(
    core: *const Core,
    text: *const u8,
    size: usize,
    written: *mut usize,
) -> *mut u8 {
    let result = (*core).convert(slice::from_raw_parts(text, size)).into_boxed_slice();
    *written = result.len();
    Box::into_raw(result) as *mut u8
}

/// Memory for whoever has none of their own: WebAssembly's caller. Given back to `core_free`.
#[no_mangle]
pub extern "C" fn core_allocate(size: usize) -> *mut u8 {
    Box::into_raw(vec![0; size].into_boxed_slice()) as *mut u8
}

/// # Safety
/// `at` and `size` are of `core_convert` or `core_allocate`, and not given back before.
#[no_mangle]
pub unsafe extern "C" fn core_free(at: *mut u8, size: usize) {
    drop(Box::from_raw(std::ptr::slice_from_raw_parts_mut(at, size)));
}

/// # Safety
/// `core` is of `core_open`, and not closed before.
#[no_mangle]
pub unsafe extern "C" fn core_close(core: *mut Core) {
    drop(Box::from_raw(core));
}
