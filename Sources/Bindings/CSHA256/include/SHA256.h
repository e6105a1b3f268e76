#pragma once
#include <stddef.h>
#include <stdint.h>

/// The initial hash value (FIPS 180-4, section 5.3.3).
void imprimatur_sha256_begin(uint32_t *_Nonnull state);
/// Takes in `count` blocks of 64 bytes each (FIPS 180-4, section 6.2.2), with the processor's own instructions where it has them.
void imprimatur_sha256_blocks(uint32_t *_Nonnull state, const uint8_t *_Nonnull bytes, size_t count);
/// The same in plain C.
void imprimatur_sha256_blocks_portable(uint32_t *_Nonnull state, const uint8_t *_Nonnull bytes, size_t count);
