#ifndef WELLMET_CPICTURE_H
#define WELLMET_CPICTURE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The kinds of pictures that can be read.
enum { WELLMET_JPEG = 1, WELLMET_PNG = 2, WELLMET_GIF = 3, WELLMET_WEBP = 4 };

/// Reads how large the picture is, in pixels, from its head alone. Returns 1 when it could be read, 0 when not.
int wellmet_picture_size(int kind, const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height);

/// Decodes the picture, a moving one's first frame, to RGB of 3 bytes a pixel, row by row; what is transparent becomes white.
///
/// Where the kind can be decoded smaller, its shorter side may come as small as `side`. Pictures of more than `most` pixels
/// are refused. The pixels are to be freed by `wellmet_picture_free`. Returns 1 when it could be decoded, 0 when not.
int wellmet_picture_decode(
    int kind, const uint8_t *bytes, size_t count, uint32_t side, uint64_t most, uint8_t **pixels, uint32_t *width, uint32_t *height);

/// Writes RGB pixels as WebP of a quality of 0 to 100. The bytes are to be freed by `wellmet_picture_free`.
/// Returns 1 when it could be written, 0 when not.
int wellmet_picture_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, float quality, uint8_t **bytes, size_t *count);

void wellmet_picture_free(uint8_t *memory);

#ifdef __cplusplus
}
#endif

#endif
