#pragma once

#include <string>

#include "core/image/codec.h"

namespace uketsuke::pipeline {

/// The PNG of a setting of type image (a data URL); empty for an empty setting. Throws Failure E-INPUT-VALUE for a
/// text that is no PNG data URL.
Bytes seal_image(const std::string& data_url);

/// A PNG as the text of a setting of type image.
std::string data_url_of(const Bytes& png);

}  // namespace uketsuke::pipeline
