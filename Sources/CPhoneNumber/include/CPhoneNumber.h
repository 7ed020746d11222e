#ifndef WELLMET_CPHONENUMBER_H
#define WELLMET_CPHONENUMBER_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Writes `number` as E.164 ("+4930901820") into `out`, NUL-terminated.
///
/// `region` is the ISO 3166 code ("DE") that a number without a country code is read in.
/// Returns 1 when the number is possible, 0 when it is not a phone number or does not fit `capacity`.
int wellmet_phone_e164(const char *number, const char *region, char *out, size_t capacity);

/// Writes `number`, an E.164 number, in the international form that people read ("+49 30 901820").
/// Returns 1 when written, 0 when it is not a phone number or does not fit `capacity`.
int wellmet_phone_display(const char *number, char *out, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
