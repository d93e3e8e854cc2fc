# The core for other projects: activation_playground::core, by add_subdirectory or installed.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

# Consumers include <activation_playground/…>, because they may have a folder `core` of their own.
set(headers_dir ${PROJECT_BINARY_DIR}/include)
file(GLOB_RECURSE core_headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/core core/*.hpp)
foreach(header ${core_headers})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS core/${header})
  file(READ core/${header} text)
  string(REPLACE "#include \"core/" "#include \"activation_playground/" text "${text}")
  file(GENERATE OUTPUT ${headers_dir}/activation_playground/${header} CONTENT "${text}")
endforeach()

add_library(activation_playground::core ALIAS playground_core)
set_target_properties(playground_core PROPERTIES
  EXPORT_NAME core OUTPUT_NAME activation_playground VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION})
target_include_directories(playground_core INTERFACE
  $<BUILD_INTERFACE:${headers_dir}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)

if(NOT PLAYGROUND_INSTALL)
  return()
endif()
set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/activation_playground)
install(TARGETS playground_core EXPORT activation_playground)
install(DIRECTORY ${headers_dir}/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT activation_playground NAMESPACE activation_playground:: DESTINATION ${config_dir}
  FILE activation_playground-targets.cmake)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/activation_playground-config-version.cmake
  COMPATIBILITY SameMinorVersion)
file(RELATIVE_PATH prefix_from_pc /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)  # ends with a slash
configure_file(cmake/activation_playground.pc.in activation_playground.pc @ONLY)
install(FILES cmake/activation_playground-config.cmake ${PROJECT_BINARY_DIR}/activation_playground-config-version.cmake
  DESTINATION ${config_dir})
install(FILES ${PROJECT_BINARY_DIR}/activation_playground.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
