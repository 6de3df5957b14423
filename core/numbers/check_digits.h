#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Check digits (検査用数字) of the numbers in the trade. All functions take ASCII digits only and return false or
/// nullopt for anything else. A passing check digit is never proof: 1.67 % of single wrong digits of a 個人番号 pass.
namespace uketsuke {

/// 個人番号: 11 digits + check digit, weights 6 5 4 3 2 7 6 5 4 3 2, mod 11, r ≤ 1 → 0 (平成26年総務省令第85号 第5条).
bool is_my_number(std::string_view digits);
/// Check digit 0..9 for the first 11 digits.
std::optional<int> my_number_check_digit(std::string_view eleven);

/// 法人番号: check digit (1–9) + 12 digits, 9 − (Σ mod 9), Q = 1, 2 from the right (平成26年財務省令第70号 第2条).
bool is_corporate_number(std::string_view digits);
std::optional<int> corporate_number_check_digit(std::string_view twelve);

/// 保険者番号: 8 digits, or 6 for 国民健康保険 (no 法別番号); Luhn.
bool is_insurer_number(std::string_view digits);
/// True for a 6-digit 保険者番号 of a 国民健康保険組合: the three-digit part lies in the 300s.
bool is_kokuho_kumiai_number(std::string_view digits);
/// Luhn check digit for a body of 5 or 7 digits.
std::optional<int> insurer_number_check_digit(std::string_view body);

/// 運転免許証番号: 12 digits, the 11th checks the first ten; the 12th counts re-issues.
bool is_driving_licence_number(std::string_view digits);

/// 全国地方公共団体コード: 6 digits, weights 6 5 4 3 2, (11 − Σ mod 11) mod 10.
bool is_municipality_code(std::string_view digits);

/// True when the text is one or more ASCII digits and nothing else.
bool all_digits(std::string_view text);

}  // namespace uketsuke
