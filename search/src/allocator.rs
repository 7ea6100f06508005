//! The browser module's allocator: free lists of blocks whose sizes are powers of two.
//!
//! The standard library's own takes 5 KB of a module of 90. The engine keeps what it read and frees the rest of a
//! query at once, so that nothing is gained by joining neighbours; growing vectors double anyway. The module has one
//! thread.
#![allow(unsafe_code, reason = "allocating is handing out raw memory")]

use std::alloc::{GlobalAlloc, Layout};
use std::arch::wasm32::memory_grow;
use std::cell::UnsafeCell;

struct Blocks(UnsafeCell<State>);

struct State {
    /// The first free block of each size; its first word is the address of the next one.
    free: [usize; 32],
    /// The memory that was never handed out.
    from: usize,
    to: usize,
}

#[global_allocator]
static BLOCKS: Blocks = Blocks(UnsafeCell::new(State { free: [0; 32], from: 0, to: 0 }));

/// Room for the address of the next free block, and the strictest alignment that the engine's types ask for.
const SMALLEST: usize = 16;
const PAGE: usize = 1 << 16;

fn size_of(layout: Layout) -> usize {
    layout.size().max(SMALLEST).next_power_of_two()
}

// SAFETY: the module has one thread.
unsafe impl Sync for Blocks {}

// SAFETY: blocks do not overlap, are multiples of 16 bytes long and begin at multiples of 16; stricter alignment is
// refused. A block is in a free list only between `dealloc` and `alloc`.
unsafe impl GlobalAlloc for Blocks {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let size = size_of(layout);
        if layout.align() > SMALLEST || layout.size() > 1 << 30 {
            return std::ptr::null_mut();
        }
        let state = unsafe { &mut *self.0.get() };
        let first = &mut state.free[size.trailing_zeros() as usize];
        if *first != 0 {
            let block = *first as *mut usize;
            *first = unsafe { *block };
            return block.cast();
        }
        if state.to - state.from < size {
            let pages = size.div_ceil(PAGE);
            let before = memory_grow::<0>(pages);
            if before == usize::MAX {
                return std::ptr::null_mut();
            }
            // Mostly it goes on where the memory before ended; else that rest is lost.
            if before * PAGE != state.to {
                state.from = before * PAGE;
            }
            state.to = (before + pages) * PAGE;
        }
        let block = state.from;
        state.from += size;
        block as *mut u8
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let state = unsafe { &mut *self.0.get() };
        let first = &mut state.free[size_of(layout).trailing_zeros() as usize];
        unsafe { *block.cast() = *first };
        *first = block as usize;
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let Ok(wanted) = Layout::from_size_align(size, layout.align()) else { return std::ptr::null_mut() };
        if size_of(wanted) == size_of(layout) {
            return block;
        }
        let moved = unsafe { self.alloc(wanted) };
        if !moved.is_null() {
            unsafe {
                moved.copy_from_nonoverlapping(block, size.min(layout.size()));
                self.dealloc(block, layout);
            }
        }
        moved
    }
}
