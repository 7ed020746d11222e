#include "CPicture.h"

#include <gif_lib.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>
#include <webp/decode.h>
#include <webp/encode.h>

/// Memory for that many pixels of `channels` bytes; NULL when there is none.
static uint8_t *room(uint64_t width, uint64_t height, uint64_t channels) {
    if (width == 0 || height == 0 || width > UINT32_MAX / height / channels) return NULL;
    return malloc(width * height * channels);
}

// MARK: JPEG, by libjpeg-turbo

static int jpeg_size(const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height) {
    tjhandle decoder = tjInitDecompress();
    if (!decoder) return 0;
    int w = 0, h = 0, subsampling = 0, space = 0;
    int failed = tjDecompressHeader3(decoder, bytes, count, &w, &h, &subsampling, &space);
    tjDestroy(decoder);
    if (failed || w <= 0 || h <= 0) return 0;
    *width = w, *height = h;
    return 1;
}

/// Whether a picture is decoded in a few seconds at most: each of its scans goes over all of its pixels.
static int jpeg_is_patient(const uint8_t *bytes, size_t count, uint64_t size) {
    uint64_t scans = 0;
    for (const uint8_t *at = bytes; (at = memchr(at, 0xFF, bytes + count - at)) && at + 1 < bytes + count; at++) scans += at[1] == 0xDA;
    return scans * size <= 2000000000;
}

static int jpeg_decode(const uint8_t *bytes, size_t count, uint32_t side, uint8_t **pixels, uint32_t *width, uint32_t *height) {
    tjhandle decoder = tjInitDecompress();
    if (!decoder) return 0;
    int w = (int)*width, h = (int)*height;
    if (!jpeg_is_patient(bytes, count, (uint64_t)w * h)) {
        tjDestroy(decoder);
        return 0;
    }
    // The smallest of the sizes that come for free and are large enough.
    int factors = 0;
    tjscalingfactor *factor = tjGetScalingFactors(&factors);
    tjscalingfactor best = {1, 1};
    for (int i = 0; factor && i < factors; i++) {
        int sw = TJSCALED(w, factor[i]), sh = TJSCALED(h, factor[i]);
        int isLarge = (uint32_t)(sw < sh ? sw : sh) >= side;
        if (isLarge && factor[i].num * best.denom < best.num * factor[i].denom) best = factor[i];
    }
    int sw = TJSCALED(w, best), sh = TJSCALED(h, best), subsampling = 0, space = 0;
    tjDecompressHeader3(decoder, bytes, count, &w, &h, &subsampling, &space);
    int isForPrint = space == TJCS_CMYK || space == TJCS_YCCK;
    uint8_t *buffer = room(sw, sh, isForPrint ? 4 : 3);
    int isDone = 0;
    if (buffer) {
        int failed = tjDecompress2(decoder, bytes, count, buffer, sw, 0, sh, isForPrint ? TJPF_CMYK : TJPF_RGB, TJFLAG_LIMITSCANS);
        // A picture that is cut off is shown as far as it goes.
        isDone = !failed || tjGetErrorCode(decoder) == TJERR_WARNING;
    }
    tjDestroy(decoder);
    if (!isDone) {
        free(buffer);
        return 0;
    }
    for (size_t i = 0; isForPrint && i < (size_t)sw * sh; i++) {
        // Adobe's inks are written upside down: 255 is none.
        unsigned black = buffer[4 * i + 3];
        for (int c = 0; c < 3; c++) buffer[3 * i + c] = (uint8_t)(buffer[4 * i + c] * black / 255);
    }
    *pixels = buffer, *width = sw, *height = sh;
    return 1;
}

// MARK: PNG, by libpng

static int png_size(const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height) {
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    int isRead = png_image_begin_read_from_memory(&image, bytes, count);
    *width = image.width, *height = image.height;
    png_image_free(&image);
    return isRead;
}

static int png_decode(const uint8_t *bytes, size_t count, uint8_t **pixels, uint32_t *width, uint32_t *height) {
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&image, bytes, count)) return 0;
    image.format = PNG_FORMAT_RGB;
    uint8_t *buffer = room(image.width, image.height, 3);
    // What is not there stays white.
    if (buffer) memset(buffer, 0xFF, (size_t)image.width * image.height * 3);
    png_color white = {0xFF, 0xFF, 0xFF};
    if (!buffer || !png_image_finish_read(&image, &white, buffer, 0, NULL)) {
        png_image_free(&image);
        free(buffer);
        return 0;
    }
    *pixels = buffer, *width = image.width, *height = image.height;
    return 1;
}

// MARK: GIF, by giflib

typedef struct {
    const uint8_t *bytes;
    size_t count, at;
} Source;

static int gif_read(GifFileType *file, GifByteType *to, int count) {
    Source *source = file->UserData;
    size_t left = source->count - source->at;
    size_t taken = (size_t)count < left ? (size_t)count : left;
    memcpy(to, source->bytes + source->at, taken);
    source->at += taken;
    return (int)taken;
}

static int gif_size(const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height) {
    Source source = {bytes, count, 0};
    int error = 0;
    GifFileType *file = DGifOpen(&source, gif_read, &error);
    if (!file) return 0;
    *width = file->SWidth, *height = file->SHeight;
    DGifCloseFile(file, &error);
    return *width > 0 && *height > 0;
}

/// Draws the frame that comes next onto the canvas.
static int gif_frame(GifFileType *file, int transparent, uint8_t *canvas) {
    if (DGifGetImageDesc(file) == GIF_ERROR) return 0;
    GifImageDesc frame = file->Image;
    ColorMapObject *colors = frame.ColorMap ? frame.ColorMap : file->SColorMap;
    if (!colors || frame.Width <= 0 || frame.Height <= 0 || frame.Left < 0 || frame.Top < 0) return 0;
    // A frame that reaches over the canvas is wrong, and may be made to keep a decoder busy.
    if (frame.Left + frame.Width > file->SWidth || frame.Top + frame.Height > file->SHeight) return 0;
    GifPixelType *line = malloc(frame.Width);
    if (!line) return 0;
    // An interlaced frame comes in four passes.
    static const int starts[] = {0, 4, 2, 1}, steps[] = {8, 8, 4, 2};
    for (int pass = 0; pass < (frame.Interlace ? 4 : 1); pass++) {
        int step = frame.Interlace ? steps[pass] : 1;
        for (int y = frame.Interlace ? starts[pass] : 0; y < frame.Height; y += step) {
            if (DGifGetLine(file, line, frame.Width) == GIF_ERROR) {
                free(line);
                // A picture that is cut off is shown as far as it goes.
                return 1;
            }
            for (int x = 0; x < frame.Width; x++) {
                int color = line[x];
                if (color == transparent || color >= colors->ColorCount) continue;
                uint8_t *pixel = canvas + 3 * ((size_t)(frame.Top + y) * file->SWidth + frame.Left + x);
                pixel[0] = colors->Colors[color].Red;
                pixel[1] = colors->Colors[color].Green;
                pixel[2] = colors->Colors[color].Blue;
            }
        }
    }
    free(line);
    return 1;
}

static int gif_decode(const uint8_t *bytes, size_t count, uint8_t **pixels, uint32_t *width, uint32_t *height) {
    Source source = {bytes, count, 0};
    int error = 0;
    GifFileType *file = DGifOpen(&source, gif_read, &error);
    if (!file) return 0;
    uint8_t *canvas = room(file->SWidth, file->SHeight, 3);
    if (canvas) memset(canvas, 0xFF, (size_t)file->SWidth * file->SHeight * 3);
    int isDrawn = 0, transparent = NO_TRANSPARENT_COLOR;
    GifRecordType record = UNDEFINED_RECORD_TYPE;
    while (canvas && !isDrawn && DGifGetRecordType(file, &record) != GIF_ERROR) {
        if (record == IMAGE_DESC_RECORD_TYPE) {
            isDrawn = gif_frame(file, transparent, canvas);
            break;
        }
        if (record != EXTENSION_RECORD_TYPE) break;
        GifByteType *block = NULL;
        int code = 0;
        if (DGifGetExtension(file, &code, &block) == GIF_ERROR) break;
        while (block) {
            GraphicsControlBlock control;
            // A block is its length and then its bytes.
            if (code == GRAPHICS_EXT_FUNC_CODE && block[0] >= 4 && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
                transparent = control.TransparentColor;
            }
            if (DGifGetExtensionNext(file, &block) == GIF_ERROR) break;
        }
    }
    *width = file->SWidth, *height = file->SHeight;
    DGifCloseFile(file, &error);
    if (!isDrawn) {
        free(canvas);
        return 0;
    }
    *pixels = canvas;
    return 1;
}

// MARK: WebP, by libwebp

static int webp_size(const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(bytes, count, &features) != VP8_STATUS_OK || features.has_animation) return 0;
    *width = features.width, *height = features.height;
    return 1;
}

static int webp_decode(const uint8_t *bytes, size_t count, uint32_t side, uint8_t **pixels, uint32_t *width, uint32_t *height) {
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config)) return 0;
    uint64_t w = *width, h = *height, shorter = w < h ? w : h;
    if (shorter > side) {
        w = w * side / shorter > side ? w * side / shorter : side;
        h = h * side / shorter > side ? h * side / shorter : side;
        config.options.use_scaling = 1;
        config.options.scaled_width = (int)w, config.options.scaled_height = (int)h;
    }
    uint8_t *buffer = room(w, h, 4);
    if (!buffer) return 0;
    config.output.colorspace = MODE_RGBA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = buffer;
    config.output.u.RGBA.stride = (int)(w * 4);
    config.output.u.RGBA.size = w * h * 4;
    int failed = WebPDecode(bytes, count, &config) != VP8_STATUS_OK;
    WebPFreeDecBuffer(&config.output);
    if (failed) {
        free(buffer);
        return 0;
    }
    for (size_t i = 0; i < w * h; i++) {
        unsigned alpha = buffer[4 * i + 3];
        for (int c = 0; c < 3; c++) buffer[3 * i + c] = (uint8_t)((buffer[4 * i + c] * alpha + 255 * (255 - alpha)) / 255);
    }
    *pixels = buffer, *width = (uint32_t)w, *height = (uint32_t)h;
    return 1;
}

// MARK: All of them

int wellmet_picture_size(int kind, const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height) {
    *width = 0, *height = 0;
    switch (kind) {
    case WELLMET_JPEG: return jpeg_size(bytes, count, width, height);
    case WELLMET_PNG: return png_size(bytes, count, width, height);
    case WELLMET_GIF: return gif_size(bytes, count, width, height);
    case WELLMET_WEBP: return webp_size(bytes, count, width, height);
    default: return 0;
    }
}

int wellmet_picture_decode(
    int kind, const uint8_t *bytes, size_t count, uint32_t side, uint64_t most, uint8_t **pixels, uint32_t *width, uint32_t *height) {
    *pixels = NULL;
    if (!wellmet_picture_size(kind, bytes, count, width, height) || (uint64_t)*width * *height > most) return 0;
    switch (kind) {
    case WELLMET_JPEG: return jpeg_decode(bytes, count, side, pixels, width, height);
    case WELLMET_PNG: return png_decode(bytes, count, pixels, width, height);
    case WELLMET_GIF: return gif_decode(bytes, count, pixels, width, height);
    case WELLMET_WEBP: return webp_decode(bytes, count, side, pixels, width, height);
    default: return 0;
    }
}

int wellmet_picture_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, float quality, uint8_t **bytes, size_t *count) {
    uint8_t *written = NULL;
    size_t size = WebPEncodeRGB(pixels, (int)width, (int)height, (int)width * 3, quality, &written);
    // So that one function frees everything.
    *bytes = size > 0 ? malloc(size) : NULL;
    if (*bytes) memcpy(*bytes, written, size);
    WebPFree(written);
    *count = *bytes ? size : 0;
    return *bytes != NULL;
}

void wellmet_picture_free(uint8_t *memory) { free(memory); }
