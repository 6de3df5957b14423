#pragma once

#include <string>
#include <string_view>

namespace uketsuke::desk {

inline constexpr std::string_view kSessionCookie = "uketsuke_session";

/// Value of a cookie in a Cookie header (RFC 6265 §4.2.1); empty if it is not there.
std::string cookie_value(std::string_view header, std::string_view name);

/// Set-Cookie value that hands out the session: HttpOnly, so that no script reads it; SameSite=Strict, so that no
/// other site's page sends it.
std::string session_cookie(std::string_view token, int max_age_s);

/// Set-Cookie value that takes the session back.
std::string expired_session_cookie();

/// Compares secrets in a time that does not depend on where they differ.
bool equal_secrets(std::string_view a, std::string_view b);

}  // namespace uketsuke::desk
