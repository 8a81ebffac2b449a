package dev.migrate.autoconfigure;

import org.springframework.boot.SpringBootConfiguration;

/**
 * An application of which tests put the class elsewhere.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
class DevelopedApplication {

}
