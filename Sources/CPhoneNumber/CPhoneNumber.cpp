#include "CPhoneNumber.h"

#include <cstring>
#include <string>

#include <phonenumbers/phonenumberutil.h>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

static int copied(const std::string &text, char *out, size_t capacity) {
    if (text.size() + 1 > capacity) return 0;
    std::memcpy(out, text.c_str(), text.size() + 1);
    return 1;
}

static int formatted(const char *number, const char *region, PhoneNumberUtil::PhoneNumberFormat form, char *out,
                     size_t capacity) {
    const PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
    PhoneNumber parsed;
    if (util->Parse(number, region, &parsed) != PhoneNumberUtil::NO_PARSING_ERROR) return 0;
    if (!util->IsPossibleNumber(parsed)) return 0;
    std::string text;
    util->Format(parsed, form, &text);
    return copied(text, out, capacity);
}

int wellmet_phone_e164(const char *number, const char *region, char *out, size_t capacity) {
    return formatted(number, region, PhoneNumberUtil::E164, out, capacity);
}

int wellmet_phone_display(const char *number, char *out, size_t capacity) {
    return formatted(number, "ZZ", PhoneNumberUtil::INTERNATIONAL, out, capacity);
}
