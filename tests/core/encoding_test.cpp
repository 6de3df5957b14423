#include "core/text/encoding.h"

#include <vector>

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

DecodedText decoded(const std::string& bytes, TextEncoding encoding) {
  return decode_text({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}, encoding);
}

// Golden values: Python 3's codec "cp932", which follows Microsoft's table.
TEST(Encoding, Cp932IsReadAsWindowsReadsIt) {
  EXPECT_EQ(decoded("\x8e\x52\x93\x63", TextEncoding::Cp932).utf8, "山田");
  EXPECT_EQ(decoded("\xfb\xfc", TextEncoding::Cp932).utf8, "髙") << "IBM extension";
  EXPECT_EQ(decoded("\xed\x95", TextEncoding::Cp932).utf8, "﨑") << "NEC selection";
  EXPECT_EQ(decoded("\x87\x40", TextEncoding::Cp932).utf8, "①");
  EXPECT_EQ(decoded("\xd4\xcf\xc0\xde", TextEncoding::Cp932).utf8, "ﾔﾏﾀﾞ");
  EXPECT_EQ(decoded("\x82\x50\x81\x7c\x82\x51", TextEncoding::Cp932).utf8, "１－２") << "U+FF0D, not U+2212";
  EXPECT_EQ(decoded("\x81\x60\x81\x61\x81\x5c\x81\x91", TextEncoding::Cp932).utf8, "～∥―￠");
  EXPECT_EQ(decoded("\x5c\x7e\x1a\x7f\x1c", TextEncoding::Cp932).utf8, "\\~\x1a\x7f\x1c");
  EXPECT_EQ(decoded("\xf0\x40", TextEncoding::Cp932).utf8, "\xEE\x80\x80") << "外字 becomes U+E000";
}

TEST(Encoding, TheFirstBadByteIsNamed) {
  EXPECT_EQ(decoded("abc\x80", TextEncoding::Cp932).bad_byte, 3U);
  EXPECT_EQ(decoded("\x8e\x52\x81", TextEncoding::Cp932).bad_byte, 2U) << "cut in the middle of a character";
  EXPECT_EQ(decoded("\x8e\x52\x81\x20", TextEncoding::Cp932).bad_byte, 2U);
  EXPECT_EQ(decoded("山\xff", TextEncoding::Utf8).bad_byte, 3U);
  EXPECT_EQ(decoded("山\xe5\xb1", TextEncoding::Utf8).bad_byte, 3U);
  EXPECT_EQ(decoded("\xed\xa0\x80", TextEncoding::Utf8).bad_byte, 0U) << "half of a surrogate pair";
  const std::string far = std::string(10'001, 'x') + "\x8e\x52" + "\xff";
  EXPECT_EQ(decoded(far, TextEncoding::Cp932).bad_byte, 10'003U) << "behind more than one buffer";
  EXPECT_TRUE(decoded(far, TextEncoding::Cp932).utf8.empty());
}

TEST(Encoding, AByteOrderMarkIsNoText) {
  EXPECT_EQ(decoded("\xEF\xBB\xBF記号", TextEncoding::Utf8).utf8, "記号");
  EXPECT_EQ(decoded("記\xEF\xBB\xBF号", TextEncoding::Utf8).utf8, "記\xEF\xBB\xBF号");
  EXPECT_EQ(decoded("", TextEncoding::Utf8).utf8, "");
  const std::string astral = std::string(4095, 'x') + "𠮷";
  EXPECT_EQ(decoded(astral, TextEncoding::Utf8).utf8, astral) << "outside the BMP across the buffer's end";
}

TEST(Encoding, NamesOfEncodings) {
  EXPECT_EQ(text_encoding_from("utf-8"), TextEncoding::Utf8);
  EXPECT_EQ(text_encoding_from("cp932"), TextEncoding::Cp932);
  EXPECT_FALSE(text_encoding_from("euc-jp"));
}

}  // namespace
}  // namespace uketsuke
