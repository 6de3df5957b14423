#include "desk/http/message.h"

namespace uketsuke::desk {

Response answer_bytes(std::string type, std::string bytes) {
  Response response;
  response.type = std::move(type);
  response.body = std::move(bytes);
  return response;
}

Response answer_nothing(int status) {
  Response response;
  response.status = status;
  response.type.clear();
  return response;
}

}  // namespace uketsuke::desk
