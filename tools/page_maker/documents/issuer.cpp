#include "tools/page_maker/documents/issuer.h"

#include "core/text/text.h"

namespace uketsuke::page_maker {

std::string invent_signer(Random& random) {
  static const std::vector<std::string> kFamily{"山本", "木下", "岡部", "大西", "宮川", "平野"};
  static const std::vector<std::string> kGiven{"一郎", "和夫", "恵子", "正樹", "由美", "健"};
  const std::string family = random.pick(kFamily);
  return family + "　" + random.pick(kGiven);
}

void print_mayor(Paper& paper, const Household& home, Point<FormMm> at) {
  auto points = code_points(home.home.city);
  // 北区 of 札幌市 has no mayor: the name up to 市 does.
  for (std::size_t i = 0; i + 1 < points.size(); ++i)
    if (points[i] == U'市' && i > 0) points.resize(i + 1);
  const std::string office = to_utf8(points) + "長";
  const std::string signer = invent_signer(paper.chance());
  paper.text(at, office + "　　" + signer, 12);
  paper.seal({std::min(at.x + 62, paper.canvas().page_size().w - 16), at.y - 1}, office + "之印", 21);
}

}  // namespace uketsuke::page_maker
