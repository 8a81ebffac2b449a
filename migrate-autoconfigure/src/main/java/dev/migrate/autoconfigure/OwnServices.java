package dev.migrate.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.MigrationService;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Services that the application declares in place of ours: one with the name of a further
 * database as its qualifier for that one, any other one for the application's own.
 */
final class OwnServices {

	private OwnServices() {
	}

	/**
	 * The names of the beans for a further database.
	 */
	static List<String> of(DatabaseSettings database, ListableBeanFactory beans) {
		return names(beans).filter((bean) -> isFor(database, bean, beans)).toList();
	}

	private static Stream<String> names(ListableBeanFactory beans) {
		return Stream.of(beans.getBeanNamesForType(MigrationService.class, true, false));
	}

	private static boolean isFor(DatabaseSettings database, String bean, BeanFactory beans) {
		return bean.equals(database.bean(MigrateAutoConfiguration.SERVICE))
				|| BeanFactoryAnnotationUtils.isQualifierMatch(database.name()::equals, bean, beans);
	}

	/**
	 * There is none for the application's own database.
	 */
	static final class None extends SpringBootCondition implements ConfigurationCondition {

		@Override
		public ConfigurationPhase getConfigurationPhase() {
			return ConfigurationPhase.REGISTER_BEAN;
		}

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ListableBeanFactory beans = context.getBeanFactory();
			List<String> own = names(beans)
				.filter((bean) -> DatabaseSettings.further(context.getEnvironment())
					.stream()
					.noneMatch((database) -> isFor(database, bean, beans)))
				.toList();
			ConditionMessage.Builder message = ConditionMessage.forCondition("Missing MigrationService");
			return own.isEmpty() ? ConditionOutcome.match(message.didNotFind("another one").atAll())
					: ConditionOutcome.noMatch(message.found("bean").items(own));
		}

	}

}
