#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace uketsuke::desk {

/// One part of a multipart/form-data body.
struct Part {
  std::string name;       ///< form field
  std::string file_name;  ///< UTF-8 as sent; empty for a plain value; never used as a path
  std::string content;
};

/// An HTTP request, free of any server library.
struct Request {
  std::string method;                              ///< GET, POST, PUT, DELETE
  std::string path;                                ///< decoded, without the query
  std::map<std::string, std::string> query;        ///< the first value of each parameter, decoded
  std::map<std::string, std::string> path_values;  ///< filled by the router: {case_id} → value
  std::string cookie;                              ///< Cookie header
  std::string csrf_token;                          ///< X-CSRF-Token header
  std::string content_type;
  std::string body;
  std::vector<Part> parts;
};

/// An HTTP response, free of any server library.
struct Response {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// A response with a body of its own type that the browser may keep or not.
Response answer_bytes(std::string type, std::string bytes);

/// 204 or another status without a body.
Response answer_nothing(int status = 204);

}  // namespace uketsuke::desk
