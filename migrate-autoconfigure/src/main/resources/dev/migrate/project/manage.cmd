@echo off
rem The application as a command line: manage migrate, manage makemigrations -m "Add orders".
rem "manage run" starts the application itself. Builds first.
rem Written by "migrate init"; it is yours to change.
setlocal

set "MAIN=@MAIN_CLASS@"
set "APP=%~dp0"
if "%APP:~-1%"=="\" set "APP=%APP:~0,-1%"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"

if not exist "%APP%\pom.xml" goto gradle

set "OUTPUT=%APP%\target"
set "BUILD=mvn"
if exist "%APP%\mvnw.cmd" set "BUILD=%APP%\mvnw.cmd"
set "WHERE=-f "%APP%\pom.xml""
for %%p in ("%APP%\..") do set "PARENT=%%~fp"
for %%m in ("%APP%") do set "MODULE=%%~nxm"
if exist "%PARENT%\mvnw.cmd" if not exist "%APP%\mvnw.cmd" set "BUILD=%PARENT%\mvnw.cmd"
if exist "%PARENT%\pom.xml" findstr /c:"<module>%MODULE%</module>" "%PARENT%\pom.xml" >nul && set "WHERE=-f "%PARENT%\pom.xml" -pl "%MODULE%" -am"
call "%BUILD%" -q -Dstyle.color=never %WHERE% compile dependency:build-classpath -Dmdep.includeScope=runtime -Dmdep.outputFile=target/manage.libraries 1>&2
if errorlevel 1 goto failed
powershell -NoProfile -Command "$p = $env:OUTPUT + '\classes;' + (Get-Content -Raw ($env:OUTPUT + '\manage.libraries')).Trim(); Set-Content -Encoding Default ($env:OUTPUT + '\manage.arguments') ('-cp \"' + $p.Replace('\', '/') + '\"')"
goto start

:gradle
set "OUTPUT=%APP%\build"
set "BUILD=gradle"
if exist "%APP%\gradlew.bat" set "BUILD=%APP%\gradlew.bat"
if exist "%APP%\..\gradlew.bat" set "BUILD=%APP%\..\gradlew.bat"
if not exist "%OUTPUT%" mkdir "%OUTPUT%"
(
	echo allprojects { plugins.withId('java'^) { tasks.register('manageClasspath'^) {
	echo def path = sourceSets.main.runtimeClasspath
	echo def file = layout.buildDirectory.file('manage.arguments'^)
	echo inputs.files(path^)
	echo outputs.upToDateWhen { false }
	echo doLast { file.get(^).asFile.text = '-cp "' + path.asPath.replace('\\', '/'^) + '"' }
	echo } } }
) > "%OUTPUT%\manage.gradle"
call "%BUILD%" -q -p "%APP%" -I "%OUTPUT%\manage.gradle" manageClasspath 1>&2
if errorlevel 1 goto failed

:start
if not "%~1"=="run" goto command
set "OPTIONS="
set "ARGUMENTS="
:next
shift
if "%~1"=="" goto launch
set ARGUMENTS=%ARGUMENTS% %1
goto next
:command
set ARGUMENTS=%*
:launch
"%JAVA%" %OPTIONS% %JAVA_OPTS% "@%OUTPUT%\manage.arguments" %MAIN% %ARGUMENTS%
exit /b %errorlevel%

:failed
echo manage: the build has failed 1>&2
exit /b 3
