#pragma once

#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

namespace uketsuke::app {

/// Starts a program in a session of its own, without waiting for it; its output is dropped.
inline pid_t start_program(const std::vector<std::string>& words) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  ::setsid();
  const int null = ::open("/dev/null", O_RDWR);
  ::dup2(null, 1);
  ::dup2(null, 2);
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  ::execv(argv[0], argv.data());
  ::_exit(127);
}

}  // namespace uketsuke::app
